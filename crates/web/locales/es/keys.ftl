# Claves de despliegue: muchos dispositivos se inscriben sin definir antes los usuarios.

keys-title = Claves de despliegue de { $name }
keys-lead = Con una clave, muchos dispositivos se instalan solos: cada uno ocupa una unidad y su usuario se crea en el primer contacto.
keys-new = Nueva clave
keys-make = Crear clave
keys-none = Aún no hay claves de despliegue
keys-none-text = Cree una para instalar en muchas máquinas a la vez, sin añadir antes usuarios.
keys-no-license = No hay licencia para la que crear una clave
keys-no-license-text = Una clave pertenece a una edición de una licencia. Emita primero la licencia.
keys-key = Clave
keys-key-hint = El nombre se ve en cada instalación que la clave admite.
keys-name = Nombre
keys-name-hint = Por ejemplo el proyecto o la sede
keys-edition = Licencia y edición
keys-line =
    { $free ->
        [one] { $edition } · { $plan } · { $number }… · { $free } libre
       *[other] { $edition } · { $plan } · { $number }… · { $free } libres
    }
keys-users = Usuarios
keys-users-hint = Una persona puede hacer suya la instalación más tarde: en el programa, con su propio nombre de usuario y código de activación, o aquí: abra el usuario e introduzca nombre y dirección.
keys-pattern = Nombres de los usuarios
keys-pattern-hint = {"{prefix}"} es el prefijo de usuario del cliente, {"{device}"} el nombre de la máquina, {"{login}"} quien ha iniciado sesión en ella, {"{random}"} seis símbolos. Un nombre ya en uso recibe un número.
keys-limits = Límites
keys-limits-hint = Deje un campo vacío para no limitar. Las unidades de la licencia limitan de todos modos.
keys-no-limits = Solo las unidades de la licencia
keys-no-limit = Ninguno
keys-most = Dispositivos como máximo
keys-most-hint = Cuenta cada dispositivo que ocupó una unidad con esta clave
keys-last = Último día
keys-last-hint = Inclusive, en la hora del cliente
keys-until = Hasta el { $day }
keys-networks = Redes
keys-networks-hint = Una dirección o red por línea, como 192.0.2.0/24. Los dispositivos de otros lugares se rechazan.
keys-state = Estado
keys-devices = Dispositivos
keys-devices-of = { $used } de { $total }
keys-see-devices = Ver dispositivos
keys-free = Unidades libres
keys-known = Sobre esta clave
keys-last-enrolled = Último dispositivo nuevo
keys-created = Creada
keys-created-by = { $name }, { $when }
keys-rotated = Sustituida
keys-revoked = Revocada
keys-once = La clave se muestra una sola vez, en la página siguiente.
keys-made = Clave creada
keys-replaced = Clave sustituida
keys-copy-now = Copie la clave ahora
keys-copy-now-text = Solo se guarda su huella y no se puede volver a mostrar. ¿La ha perdido? Sustitúyala.
keys-copy = Copiar la clave
keys-copy-command = Copiar el comando
keys-kept = La he copiado
keys-silent = Instalación silenciosa
keys-silent-hint = Para Windows, con un paquete MSI que pasa las dos propiedades al programa. No pregunta nada a nadie.
keys-placeholder = SU-CLAVE
keys-saved = La clave se ha guardado.
keys-rotate = Sustituir clave
keys-rotate-title = ¿Sustituir { $name }?
keys-rotate-text = Se crea una clave nueva. Las instalaciones existentes se quedan; límites y recuentos continúan.
keys-overlap = La clave anterior funciona
keys-overlap-none = Ya no, desde este momento
keys-overlap-hours =
    { $n ->
        [one] { $n } hora más
       *[other] { $n } horas más
    }
keys-overlap-days =
    { $n ->
        [one] { $n } día más
       *[other] { $n } días más
    }
keys-overlap-until = Hasta { $when }
keys-revoke = Revocar clave
keys-revoke-title = ¿Revocar { $name }?
keys-revoke-text =
    { $n ->
        [one] Ningún otro dispositivo podrá inscribirse con ella. El { $n } dispositivo que admitió se queda. No se puede deshacer.
       *[other] Ningún otro dispositivo podrá inscribirse con ella. Los { $n } dispositivos que admitió se quedan. No se puede deshacer.
    }
keys-revoke-none = Ningún dispositivo podrá inscribirse ya con ella. No se puede deshacer.
keys-revoked-note = La clave se ha revocado.
keys-edit-in-place = Cambiar el nombre de { $name }
