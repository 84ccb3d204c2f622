# The account wizard: account, plans and units, review, confirmation.

wizard-step-account = Cuenta
wizard-step-plans = Planes y unidades
wizard-step-review = Revisión
wizard-needed = Solo hacen falta los campos sin «opcional».
wizard-name-free = { $name } está libre
wizard-name-try = Pruebe { $name }
wizard-administrator = Administrador
wizard-administrator-hint = Esta persona entra en las páginas del cliente y es su contacto.
wizard-role = Rol del usuario
wizard-role-hint = El primer usuario de una cuenta siempre es su administrador.
wizard-emergency-hint = Un segundo buzón, por si el primero deja de funcionar.
wizard-mail = Correo de creación de cuenta
wizard-mail-hint = Lleva al administrador un enlace para elegir la contraseña.
wizard-mail-when = Cuándo enviarlo
wizard-mail-now = Enviar al crear el cliente
wizard-mail-on = Enviar en una fecha
wizard-mail-never = No enviar
wizard-mail-day = Fecha
wizard-mail-day-hint = Sale a las nueve de la mañana en la zona del cliente.
wizard-to-plans = Continuar con los planes
wizard-to-review = Continuar a la revisión
wizard-saved = Borrador guardado { $when }
wizard-nothing-yet = Todavía no se ha creado ni enviado nada.
wizard-what = ¿Qué recibe { $name }?
wizard-pick = Elija uno o más planes. Puede cambiar las unidades cuando quiera.
wizard-no-plans = Ahora no hay planes que vender aquí. Omita este paso y añada una licencia después.
wizard-units-of = Unidades de { $edition } en { $plan }
wizard-starts = Comienza
wizard-start-of = Comienzo de { $plan }
wizard-starts-hint = Si queda vacío, hoy
wizard-back = Atrás
wizard-skip = Omitir los planes por ahora
wizard-check = Revise y cree
wizard-place = Lugar
wizard-change-account = Cambiar la cuenta
wizard-change-plans = Cambiar planes y unidades
wizard-no-plan = Sin plan por ahora; puede añadir una licencia después.
wizard-next = Qué pasa después
wizard-at-once = De inmediato
wizard-next-made =
    { $n ->
        [0] Se crea la cuenta
        [one] Se crean la cuenta y { $n } licencia
       *[other] Se crean la cuenta y { $n } licencias
    }
wizard-next-mail-now = De inmediato a { $email }, idioma: { $language }
wizard-next-mail-on = A { $email } el { $day } a las nueve, idioma: { $language }
wizard-next-mail-never = No se envía. Se puede invitar al administrador después, en la página de miembros del cliente.
wizard-create-and-send = Crear el cliente y su correo
wizard-license = { $units }, del { $from } al { $to }
wizard-done = { $name }: cuenta creada
wizard-done-lead = La cuenta se ha creado.
wizard-made = Se ha creado
wizard-mail-sent = Enviado a { $email }, { $when }
wizard-mail-waits = En espera para { $email }, envío { $when }
wizard-mail-ended = El correo a { $email } no ha salido
wizard-mail-desk = Enviar ahora, cambiar la fecha o cancelar
wizard-next-password = Con el enlace del correo el administrador elige una contraseña y ve las páginas de la empresa.
wizard-see-licenses = Ver las licencias
wizard-another = Otro cliente
wizard-open = Abrir el cliente
wizard-discarded = El borrador se ha descartado.
wizard-drafts = Sin terminar
wizard-continue = Continuar: { $name }
wizard-discard = Descartar
wizard-discard-this = Descartar: { $name }
wizard-unnamed = Cliente nuevo sin nombre
wizard-beside = Junto al otro plan
wizard-beside-hint = Si también se elige otro plan del mismo producto: valen ambos y sus unidades se suman.
