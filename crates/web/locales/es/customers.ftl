# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Datos
customers-tab-license = Licencia
customers-tab-subscription = Suscripción
customers-tab-settings = Configuración
customers-tab-users = Usuarios
customers-tab-keys = Claves de despliegue
customers-tab-activity = Actividad
customers-choose = Elegir cliente
customers-choose-new = Cliente nuevo…
customers-vendor-is = Proveedor: { $name }
customers-send =
    { $n ->
        [one] Enviar { $n } invitación
       *[other] Enviar { $n } invitaciones
    }
customers-add-users = Añadir usuarios
customers-add-license = Añadir licencia
customers-disable = Desactivar el cliente…
customers-enable = Reactivar el cliente…
customers-move = Mover el cliente…
customers-account-mail = Correo de creación de cuenta
customers-account-mail-menu = Enviar el correo de creación de cuenta…
customers-account-mail-text = El administrador recibe un enlace para elegir la contraseña. El enlace de un correo anterior deja de valer.
customers-account-mail-now = Enviar ahora
customers-account-mail-send = Enviar correo
customers-account-mail-posted = El correo está en la bandeja de salida.
customers-delete = Eliminar el cliente…

## The list
customers-views = Vistas
customers-count =
    { $n ->
        [one] { $n } cliente
       *[other] { $n } clientes
    }
customers-vendors =
    { $n ->
        [one] { $n } proveedor
       *[other] { $n } proveedores
    }
customers-find = Buscar por nombre, NIF o correo
customers-add-filter = Filtro
customers-vendor = Proveedor
customers-vendor-any = Todos los proveedores
customers-country = País
customers-country-any = Todos los países
customers-country-choose = Elija el país
customers-customer = Cliente
customers-plan = Plan
customers-seats = Puestos
customers-storage = Espacio
customers-until = Válida hasta
customers-status = Estado
customers-no-license = Sin licencia
customers-change-seats = Cambiar los puestos
customers-caption = Clientes por nombre
customers-empty = Todavía no hay clientes
customers-empty-text = Añada su primer cliente; después dele una licencia y usuarios.

## Titles of the pages
customers-title-basics = { $name }: datos
customers-title-settings = { $name }: configuración
customers-title-activity = { $name }: actividad

## The record
customers-new = Cliente nuevo
customers-new-title = Cliente nuevo
customers-create = Crear el cliente
customers-saved = Cambios guardados.
customers-vendor-hint = Quién vende a este cliente.
customers-company = Empresa
customers-company-hint = Aparece en las invitaciones y las exportaciones.
customers-name = Nombre de la empresa
customers-business-id = NIF o CIF
customers-street = Dirección
customers-postal-code = Código postal
customers-postal-area = Localidad
customers-contact = Contacto
customers-contact-hint = Recibe un correo cuando se muestra la clave de cifrado.
customers-region = Estado, región o provincia
customers-contact-first-name = Nombre
customers-contact-last-name = Apellidos
customers-account-name = Nombre de cuenta
customers-account-name-hint = Único entre todos los clientes del mismo socio de nivel 1.
customers-contact-email = Correo electrónico
customers-names-and-key = Nombres de usuario y clave
customers-prefix = Prefijo de los nombres de usuario
customers-prefix-hint = Empieza los nombres que el sistema crea en las instalaciones masivas.
customers-key = Clave de cifrado
customers-key-hint = Si se pierde la clave, las copias no se pueden abrir. Se guarda cifrada.
customers-key-new = Clave nueva en su lugar
customers-key-new-hint = Déjelo vacío para conservar la clave. Las copias hechas con la anterior la necesitan.
customers-key-remove = Quitar la clave
customers-key-show = Mostrar la clave de cifrado
customers-key-title = Clave de cifrado de { $name }
customers-key-reveal-text = Mostrar la clave queda registrado con su nombre en la actividad del cliente.
customers-key-told = Se avisa por correo a { $email }.
customers-key-shown-text = La clave se muestra solo esta vez. Para verla de nuevo, pídala otra vez.
customers-key-copy = Copiar la clave
customers-key-kept = Hay una clave guardada
customers-nothing = Sin indicar
customers-twin-title = Este NIF ya está en uso
customers-twin-text = Abra el cliente que lo tiene o cree el nuevo de todos modos.
customers-conflict-by = { $name } guardó esto { $when }

## Settings
customers-new-users = Usuarios
customers-new-users-hint = Valores iniciales de los usuarios nuevos; se pueden cambiar después.
customers-keep-deleted = Conservar los archivos eliminados
customers-keep-deleted-hint = De 0 a 3650 días.
customers-days = días
customers-locale = Idioma y hora
customers-locale-hint = En qué idioma se le escribe y cuándo terminan sus días.
customers-language = Idioma de los correos
customers-time-zone = Zona horaria
customers-time-zone-hint = Las licencias vencen a las 23:59:59 de allí.
customers-emergency = Emergencia
customers-emergency-email = Correo de emergencia
customers-emergency-hint = Solo se usa si el primer buzón deja de funcionar.

## Disabling, enabling, deleting
customers-disabled-since = Desactivado desde { $when }.
customers-disable-title = ¿Desactivar { $name }?
customers-disable-text = De inmediato, hasta que reactive el cliente:
customers-disable-licenses =
    { $n ->
        [one] { $n } licencia deja de valer; su plazo sigue corriendo
       *[other] { $n } licencias dejan de valer; sus plazos siguen corriendo
    }
customers-disable-back = Al reactivar, todo vuelve a estar como estaba.
customers-disable-verb = Desactivar el cliente
customers-disable-instead = Desactivar en su lugar
customers-disabled-note = Cliente desactivado.
customers-reason = Motivo
customers-reason-hint = Lo ven sus compañeros y queda en la actividad.
customers-enable-title = ¿Reactivar { $name }?
customers-enable-text = La activación, los contactos y el acceso vuelven a funcionar de inmediato, y salen los correos retenidos.
customers-enable-verb = Reactivar el cliente
customers-enabled-note = Cliente reactivado.
customers-delete-title = ¿Eliminar { $name }?
customers-delete-text =
    { $n ->
        [one] El cliente se elimina para siempre, con su licencia ({ $n }). Solo queda la actividad.
       *[other] El cliente se elimina para siempre, con sus licencias ({ $n }). Solo queda la actividad.
    }
customers-delete-instead = Para detenerlo y conservarlo todo:
customers-delete-verb = Eliminar el cliente
customers-delete-refused = { $name } aún no se puede eliminar
customers-delete-refused-text = Hay licencias en uso. Quite antes sus usuarios o desactive el cliente: lo detiene todo y se puede deshacer.
customers-in-use = Licencias en uso
customers-assigned = Asignadas
customers-installed = Instalados
customers-deleted = { $name } eliminado.

## Activity
customers-activity-none = Todavía no ha pasado nada
customers-activity-none-text = Aquí aparecerá cada cambio del cliente, sus licencias y sus usuarios.
customers-newer = Más recientes
customers-older = Más antiguos
customers-edit-name = Editar el nombre
customers-edit-contact = Editar el contacto
customers-no-contact = Aún sin contacto
