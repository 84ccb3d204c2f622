# Gestión de la suscripción: licencias vinculadas a personas.
subscription-title = Gestión de la suscripción
subscription-title-of = { $name }: gestión de la suscripción
subscription-lead = Escriba la dirección de correo de una persona en una fila libre y pulse Vincular. El acceso empieza enseguida y la licencia termina cuando estaba previsto.
subscription-many = Vincular a varias personas
subscription-tab-all = Todas
subscription-tab-free = Libres
subscription-tab-bound = Vinculadas
subscription-tab-pending = Esperan el registro
subscription-tab-named = Sin persona
subscription-license = Licencia
subscription-holder = Vinculada al usuario con correo
subscription-state = Estado
subscription-until = Válida hasta
subscription-product = Producto
subscription-status = Estado de la licencia
subscription-any = Cualquiera
subscription-search = Correo, nombre de usuario o número de licencia
subscription-bind = Vincular
subscription-unbind = Desvincular
subscription-unbind-who = Desvincular { $email }
subscription-unbind-selected = Desvincular las seleccionadas
subscription-unbind-n = Desvincular las seleccionadas ({ $n })
subscription-email-for = Correo para { $license }
subscription-example = nombre@empresa.example
subscription-nobody = Nadie
subscription-free = Libre
subscription-bound = Vinculada
subscription-pending = Espera el registro
subscription-named = Usuario sin persona
subscription-since = desde { $at }
subscription-asked-at = petición enviada { $at }
subscription-none = Aún no hay licencias
subscription-none-text = Las licencias aparecen aquí una vez emitidas.
subscription-bound-done = Vinculada a { $email }. El acceso ha empezado.
subscription-bound-pending = Reservada para { $email }, que aún no se ha registrado. Puede pedírselo por correo desde el menú de la fila.
subscription-bound-n =
    { $n ->
        [one] { $n } persona vinculada
       *[other] { $n } personas vinculadas
    }
subscription-unbound =
    { $n ->
        [one] { $n } licencia desvinculada
       *[other] { $n } licencias desvinculadas
    }
subscription-unbound-text = El acceso terminó enseguida. Durante un cuarto de hora se puede deshacer, mientras no se vincule a otra persona.
subscription-undone =
    { $n ->
        [one] { $n } licencia vuelve a estar vinculada como antes
       *[other] { $n } licencias vuelven a estar vinculadas como antes
    }
subscription-ask = Pedir por correo que se registre
subscription-asked = El mensaje va de camino
subscription-user = Usuario y código
subscription-history = Quién ha tenido esta licencia
subscription-never = Aún no la ha tenido nadie
subscription-never-text = Nunca se ha vinculado a una persona.
subscription-from = Vinculada { $at } por { $by }
subscription-to = Desvinculada { $at } por { $by }
subscription-still = Sigue vinculada
subscription-back = A la gestión de la suscripción
subscription-none-free = No hay ninguna licencia libre
subscription-none-free-text = Desvincule a alguien o pida más licencias.
subscription-many-text = Pegue las direcciones o elija un archivo. La página siguiente muestra, fila por fila, qué ocurrirá; antes no se vincula nada.
subscription-line = Licencia
subscription-line-free =
    { $n ->
        [one] { $product } { $edition } · { $number } · { $n } libre
       *[other] { $product } { $edition } · { $number } · { $n } libres
    }
subscription-addresses = Direcciones de correo
subscription-addresses-hint = Una por línea, o separadas por comas o puntos y comas. Hasta 1000.
subscription-file = Archivo CSV
subscription-file-hint = Con una columna «email». Si elige un archivo, no se lee la casilla de arriba.
subscription-nothing-yet = Aún no se ha vinculado nada.
subscription-check = Comprobar
subscription-check-title = Qué ocurrirá
subscription-will-bind = Vinculadas enseguida
subscription-will-wait = Esperan el registro
subscription-wrong = Hay que corregir
subscription-free-now = Libres ahora
subscription-too-few =
    { $missing ->
        [one] Falta { $missing } licencia
       *[other] Faltan { $missing } licencias
    }
subscription-too-few-text = Se vincula a todas las personas de la lista o a ninguna. Acorte la lista o desvincule antes a alguien.
subscription-result = Resultado
subscription-at-once = Acceso inmediato
subscription-on-registering = Al registrarse
subscription-ask-too = Escribir a quienes no están registrados
subscription-bind-n =
    { $n ->
        [one] Vincular a { $n } persona
       *[other] Vincular a { $n } personas
    }
subscription-renew-title = { $plan } termina el { $day }
subscription-renew-over = { $plan } terminó el { $day }
subscription-renew-text = Nada se renueva solo. Pida lo mismo para un nuevo período: las mismas personas siguen vinculadas desde el primer día y usted elige quién no.
subscription-same-title =
    { $n ->
        [one] { $n } persona sigue en { $old }, que terminó el { $day }
       *[other] { $n } personas siguen en { $old }, que terminó el { $day }
    }
subscription-same-text = La licencia { $new } tiene sitio para { $room }. Pasan a ella con dispositivos, códigos e historial.
subscription-same-do = Vincular a las mismas personas
subscription-same-done =
    { $n ->
        [one] { $n } persona pasó a la nueva licencia
       *[other] { $n } personas pasaron a la nueva licencia
    }
subscription-instead = Darlas a otros
subscription-instead-text = Pegue quién las recibe en su lugar. La página siguiente muestra fila por fila qué pasará.
