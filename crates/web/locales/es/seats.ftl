# Usuarios de los clientes: la pestaña con el formulario, la revisión de un archivo, la página de un usuario y todos los usuarios.

## Columnas y campos
seats-username = Nombre de usuario
seats-username-hint = Texto libre. Suele ser el correo electrónico de la persona.
seats-email = Correo electrónico
seats-email-hint = Aquí llega la invitación.
seats-code = Código de activación
seats-software = Tipo de software
seats-invitation = Invitación
seats-sent = Hora de envío
seats-installed = Instalado
seats-device = Dispositivo
seats-customer = Cliente
seats-license = Licencia
seats-language = Idioma de la invitación
seats-language-usual = Como el cliente: { $language }
seats-language-of-customer = Como el cliente
seats-keep-deleted = Conservar lo eliminado, días
seats-keep-deleted-hint = Durante este tiempo se pueden recuperar los archivos eliminados.
seats-hint-workstation = Puesto de trabajo. El nombre de usuario suele ser el correo de la persona.
seats-hint-server = Servidor. Usa el correo de quien lo instala.
seats-hint-other = El nombre de usuario suele ser el correo de la persona.
seats-free = { $edition }: { $free } de { $total } libres
seats-no-address = Sin dirección

## Añadir
seats-paste = pega tantas direcciones de correo como quieras
seats-one = Un nombre de usuario distinto de la dirección
seats-add-and-send = Añadir usuarios y enviar las invitaciones
seats-add-units = Añadir unidades si no hay bastantes libres
seats-add-units-hint = La licencia tendrá entonces tantas unidades como usuarios. Sin la marca no se añade a nadie si no hay bastantes libres.
seats-no-mail = Al añadir usuarios no se envía ningún correo.
seats-go-to-invitations = Ir al envío de invitaciones
seats-unnamed = Usuarios sin dirección
seats-unnamed-add = Añadir usuarios sin dirección
seats-count = Cuántos
seats-count-hint = Sus nombres empiezan por «{ $prefix }».
seats-no-license = Este cliente no tiene licencia
seats-no-license-text = Los usuarios se añaden a una licencia. Añade una primero.
seats-row-wrong = Fila { $row }, { $name }: { $problem }
seats-added =
    { $n ->
        [one] { $n } usuario añadido. No se envió ningún correo.
       *[other] { $n } usuarios añadidos. No se envió ningún correo.
    }

## Revisión de un archivo
seats-row = Fila { $row }
seats-not-shown =
    { $n ->
        [one] { $n } fila más no se muestra. Las que hay que corregir van primero.
       *[other] { $n } filas más no se muestran. Las que hay que corregir van primero.
    }

## Lista
seats-title = { $name }: usuarios
seats-current = Usuarios actuales ({ $n } en total)
seats-caption = Usuarios de { $name }
seats-search = Buscar por usuario o correo
seats-show-codes = Mostrar los códigos
seats-hide-codes = Ocultar los códigos
seats-codes-noted = Mostrar los códigos de activación queda anotado en la actividad.
seats-copy-code = Copiar el código de activación de { $name }
seats-none = Todavía no hay usuarios
seats-none-text = Pega arriba las direcciones de correo. Cada usuario recibe enseguida un código de activación.
seats-everywhere-lead = Los usuarios de todos los clientes. Quien tiene dos clientes aparece dos veces.
seats-everywhere-none = Los usuarios se añaden en la página de su cliente.
seats-to-customers = Ir a los clientes

## Un usuario
seats-send = Enviar la invitación
seats-new-code = Código de activación nuevo
seats-new-code-title = ¿Crear un código de activación nuevo para { $name }?
seats-new-code-text = El código anterior deja de funcionar enseguida. Los dispositivos ya instalados siguen funcionando.
seats-new-code-made = { $name } tiene un código de activación nuevo.
seats-remove = Quitar usuario
seats-remove-title = ¿Quitar a { $name }?
seats-remove-text = La plaza queda libre para otro usuario y el código de activación deja de funcionar.
seats-remove-devices =
    { $n ->
        [one] { $n } dispositivo se libera y deja de funcionar.
       *[other] { $n } dispositivos se liberan y dejan de funcionar.
    }
seats-removed = Se quitó a { $name }.
seats-saved = Se guardó { $name }.
seats-history = Invitaciones enviadas
seats-posted = Puesta en cola
seats-accepted = aceptada por el servidor de correo
seats-facts = Detalles
seats-added-at = Añadido
seats-edit-in-place = Editar aquí { $name }
