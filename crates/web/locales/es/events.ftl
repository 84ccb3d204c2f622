# El registro: `event-PALABRA` es la frase, `field-name-CAMPO` el campo que cambió, `value-…` su valor.
# `-self` es la frase cuando alguien lo hace consigo mismo.

## Quién actúa y por dónde
actor-person = { $name }
actor-token = El token de API { $name }
actor-device = Un dispositivo
actor-system = El sistema
actor-command-line = La línea de comandos
actor-stranger = Alguien sin sesión iniciada
door-console = Consola
door-api = Interfaz API
door-activation = Activación
door-cli = Línea de comandos
door-worker = Segundo plano

## Sesiones y cuentas
event-set-up = { $actor } configuró el servicio para { $subject }
event-logged-in = { $actor } inició sesión
event-logged-out = { $actor } cerró la sesión
event-login-refused = { $actor } intentó iniciar sesión como { $subject } y se le denegó
event-sessions-ended =
    { $count ->
        [one] { $actor } cerró { $count } sesión de { $subject }
       *[other] { $actor } cerró { $count } sesiones de { $subject }
    }
event-sessions-ended-self =
    { $count ->
        [one] { $actor } cerró { $count } sesión propia
       *[other] { $actor } cerró { $count } sesiones propias
    }
event-password-changed = { $actor } cambió la contraseña de { $subject }
event-password-changed-self = { $actor } cambió su propia contraseña
event-password-reset-asked = { $actor } pidió una contraseña nueva para { $subject }
event-account-registered = { $actor } registró la cuenta { $subject }
event-account-registered-self = { $actor } se registró
event-account-changed = { $actor } cambió la cuenta { $subject }
event-account-changed-self = { $actor } cambió sus propios datos
event-account-disabled = { $actor } desactivó la cuenta { $subject }
event-account-enabled = { $actor } activó la cuenta { $subject }
event-member-invited = { $actor } invitó al equipo a { $subject }
event-invitation-withdrawn = { $actor } retiró la invitación al equipo de { $subject }
event-member-added = { $actor } añadió al equipo a { $subject }
event-member-added-self = { $actor } se unió al equipo
event-member-changed = { $actor } cambió el rol de { $subject }
event-member-removed = { $actor } quitó del equipo a { $subject }
event-token-made = { $actor } creó el token de API { $subject }
event-token-revoked = { $actor } revocó el token de API { $subject }

## Organizaciones y clientes
event-organization-created = { $actor } creó la organización { $subject }
event-organization-changed = { $actor } cambió la organización { $subject }
event-organization-deleted = { $actor } eliminó la organización { $subject }
event-organization-disabled = { $actor } desactivó el distribuidor { $subject }
event-organization-enabled = { $actor } activó el distribuidor { $subject }
event-organization-closed = { $actor } cerró para siempre el distribuidor { $subject }
event-organization-moved = { $actor } movió { $subject } a otro lugar
event-organization-left = { $actor } se llevó { $subject } a otra parte
event-organization-arrived = { $actor } trajo { $subject } aquí
event-partner-type-changed = { $actor } cambió qué puede hacer el tipo de distribuidor { $subject }
event-branding-changed = { $actor } cambió la marca de { $subject }
event-customer-created = { $actor } creó el cliente { $subject }
event-customer-changed = { $actor } cambió el cliente { $subject }
event-customer-deleted = { $actor } eliminó el cliente { $subject }
event-customer-disabled = { $actor } desactivó el cliente { $subject }
event-customer-enabled = { $actor } activó el cliente { $subject }
event-key-revealed = { $actor } vio la clave de cifrado de { $subject }

## Productos y planes
event-product-created = { $actor } creó el producto { $subject }
event-product-changed = { $actor } cambió el producto { $subject }
event-plan-created = { $actor } creó el plan de servicio { $subject }
event-plan-changed = { $actor } cambió el plan de servicio { $subject }
event-plan-sellers-changed = { $actor } cambió quién puede vender el plan de servicio { $subject }
event-plan-approved = { $actor } aprobó las condiciones del plan de servicio { $subject }
event-license-replaced = { $actor } sustituyó la licencia { $subject } por otra
event-license-terms-adopted = { $actor } pasó la licencia { $subject } a las condiciones actuales de su plan de servicio
event-users-handed-over = { $actor } pasó los usuarios de la licencia { $subject } a la que la sustituye
event-users-partly-handed-over = { $actor } pasó a algunos usuarios de la licencia { $subject } a la que la sustituye; los demás esperan unidades libres
event-handover-failed = { $actor } no pudo pasar los usuarios de la licencia { $subject }; siguen en ella

## Licencias
event-license-issued = { $actor } emitió la licencia { $subject }
event-license-changed = { $actor } cambió la licencia { $subject }
event-license-suspended = { $actor } suspendió la licencia { $subject }
event-license-resumed = { $actor } reanudó la licencia { $subject }
event-license-revoked = { $actor } revocó la licencia { $subject }
event-license-put-in-force = { $actor } puso en vigor la licencia { $subject }
event-trial-extended = { $actor } prorrogó la prueba { $subject }
event-trial-converted = { $actor } convirtió la prueba { $subject } en una licencia comprada
event-trial-client-connected = { $actor } conectó un dispositivo en prueba a la licencia { $subject }

## Usuarios y códigos
event-seats-added =
    { $count ->
        [one] { $actor } añadió { $count } usuario: { $subject }
       *[other] { $actor } añadió { $count } usuarios: { $subject }
    }
event-seat-changed = { $actor } cambió el usuario { $subject }
event-seat-removed = { $actor } quitó el usuario { $subject }
event-seats-bound =
    { $count ->
        [one] { $actor } vinculó una licencia a { $subject }
       *[other] { $actor } vinculó { $count } licencias a personas: { $subject }
    }
event-seats-unbound =
    { $count ->
        [one] { $actor } desvinculó la licencia de { $subject }
       *[other] { $actor } desvinculó { $count } licencias: { $subject }
    }
event-unbinding-undone =
    { $count ->
        [one] { $actor } restableció la licencia de { $subject }
       *[other] { $actor } restableció { $count } licencias: { $subject }
    }
event-binding-completed = { $actor } se registró como { $subject } y recibió lo que tenía reservado
event-registration-asked = { $actor } pidió a { $subject } que se registre
event-request-made =
    { $count ->
        [one] { $actor } pidió { $subject }
       *[other] { $actor } pidió { $count } × { $subject }
    }
event-request-granted = { $actor } concedió la petición de { $subject }
event-request-declined = { $actor } rechazó la petición de { $subject }
event-request-withdrawn = { $actor } retiró la petición de { $subject }
event-code-renewed = { $actor } renovó el código de activación de { $subject }
event-code-revealed =
    { $count ->
        [one] { $actor } vio { $count } código de activación: { $subject }
       *[other] { $actor } vio { $count } códigos de activación: { $subject }
    }

## Invitaciones y otros mensajes
event-invitations-queued =
    { $count ->
        [one] { $actor } puso en cola { $count } invitación para los usuarios de { $subject }
       *[other] { $actor } puso en cola { $count } invitaciones para los usuarios de { $subject }
    }
event-invitations-queued-self = { $subject } pidió una invitación nueva
event-message-sent = { $actor } envió un mensaje a { $subject }
event-message-bounced = El mensaje para { $subject } fue devuelto
event-message-failed = El mensaje para { $subject } no se pudo entregar
event-message-cancelled = { $actor } canceló un mensaje para { $subject }
event-message-requeued = { $actor } devolvió a la cola un mensaje para { $subject }
event-message-resent = { $actor } envió de nuevo el correo a { $subject }
event-template-changed = { $actor } cambió el texto del correo { $subject }
event-template-reset = { $actor } quitó el texto propio del correo { $subject }
event-template-tested = { $actor } probó el texto del correo { $subject }

## Purchase codes
event-purchase-codes-shown = { $actor } vio códigos de compra: { $subject }
event-purchase-code-entered = { $actor } añadió el código de compra { $subject }
event-purchase-code-updated = { $actor } actualizó una entrada con el código de compra { $subject }
event-purchase-code-changed = { $actor } editó la entrada del código de compra { $subject }
event-purchase-code-cancelled = { $actor } anuló el código de compra { $subject }
event-purchase-codes-made =
    { $count ->
        [one] { $actor } emitió { $count } código de compra: { $subject }
       *[other] { $actor } emitió { $count } códigos de compra: { $subject }
    }
event-units-allotted =
    { $count ->
        [one] { $actor } entregó { $count } unidad de un código de compra a { $subject }
       *[other] { $actor } entregó { $count } unidades de un código de compra a { $subject }
    }
event-units-returned =
    { $count ->
        [one] { $actor } recuperó { $count } unidad de un código de compra de { $subject }
       *[other] { $actor } recuperó { $count } unidades de un código de compra de { $subject }
    }

## Instalaciones y claves
event-activated = El programa se activó en { $subject }
event-deployment-key-made = { $actor } creó la clave de despliegue { $subject }
event-deployment-key-changed = { $actor } modificó la clave de despliegue { $subject }
event-deployment-key-rotated = { $actor } sustituyó la clave de despliegue { $subject }
event-deployment-key-revoked = { $actor } revocó la clave de despliegue { $subject }
event-enrolled = { $subject } se inscribió con una clave de despliegue
event-installation-claimed = Una persona hizo suya la instalación { $subject }
event-alerts-changed = { $actor } cambió los ajustes de avisos de { $subject }
event-released = { $actor } liberó la instalación { $subject }
event-device-recognized = Se reconoció { $subject } tras un cambio de componentes
event-device-moves-forgiven = { $actor } devolvió a { $subject } todos los traslados
event-installation-silenced = La plaza de { $subject } se liberó tras días de silencio
event-installation-revived = { $subject } tiene de nuevo su plaza
event-license-file-issued = { $actor } creó un archivo de licencia para { $subject }
event-receipt-kept = Llegó el recibo de una devolución anterior de { $subject }
event-signing-key-made = { $actor } creó una clave de firma para { $subject }
event-signing-key-retired = { $actor } retiró una clave de firma de { $subject }
event-signing-key-withdrawn = { $actor } revocó una clave de firma de { $subject }
event-program-message-written = { $actor } escribió un mensaje que muestran los programas: { $subject }
event-program-message-withdrawn = { $actor } retiró un mensaje que muestran los programas: { $subject }
event-list-exported = { $actor } exportó una lista de { $subject }
event-view-saved = { $actor } compartió la vista { $subject }
event-view-changed = { $actor } cambió la vista { $subject }
event-view-deleted = { $actor } eliminó la vista { $subject }
event-view-restored = { $actor } recuperó la vista { $subject }
event-first-steps-hidden = { $actor } ocultó los primeros pasos de { $subject }
event-first-steps-shown = { $actor } mostró de nuevo los primeros pasos de { $subject }
event-import-started = { $actor } inició la importación { $subject }
event-import-finished = { $actor } importó { $subject }
event-import-undone = { $actor } deshizo la importación { $subject }

## Campos
field-name-company = Empresa
field-name-management = Quién añade usuarios
field-name-plan = Plan de servicio
field-name-purchase-code = Código de compra
field-name-total = Total
field-name-units-missing = Unidades entregadas a otros
field-name-withdrawn = Unidades retiradas
field-name-of = { $field } ({ $edition })
field-name-account-name = Nombre de la cuenta
field-name-accent = Color principal
field-name-logo = Logotipo
field-name-sender-domains = Dominios permitidos para enviar
field-name-sender-email = Dirección del remitente
field-name-sender-name = Nombre del remitente
field-name-answer = Respuesta
field-name-asked = Solicitado por
field-name-business-id = NIF/CIF
field-name-client-limit-gb = Límite por programa instalado
field-name-receipt = Recibo del archivo de licencia
field-name-code = Código
field-name-comments = Comentarios
field-name-contact-email = Correo de contacto
field-name-contact-first-name = Nombre del contacto
field-name-contact-last-name = Apellidos del contacto
field-name-count = Cantidad
field-name-failed = Fallidos
field-name-skipped = Excluidos
field-name-country = País
field-name-default-units = Unidades iniciales
field-name-devices = Dispositivos
field-name-devices-per-seat = Dispositivos por puesto
field-name-download-url = Dirección de descarga
field-name-edition = Edición
field-name-editions = Ediciones
field-name-editions-added = Ediciones añadidas
field-name-editions-removed = Ediciones quitadas
field-name-email = Correo
field-name-emergency-email = Correo de emergencia
field-name-encryption-key = Clave de cifrado
field-name-enforcement = Control de la licencia
field-name-expires-at = Caduca
field-name-extra-space-gb = Espacio adicional
field-name-features = Funciones
field-name-filter = Filtro
field-name-format = Formato del archivo
field-name-grace-days = Prórroga en días
field-name-granted = Permitido
field-name-ip = Dirección IP
field-name-keep-deleted-days = Días que se conservan los archivos eliminados
field-name-key-id = Clave
field-name-claimed-from = Tomado de
field-name-files = Archivos de licencia
field-name-new-key-id = Clave nueva
field-name-language = Idioma
field-name-life-ends-on = Último día de vida
field-name-list = Lista
field-name-name = Nombre
field-name-notice-days = Aviso en días
field-name-notices = Avisos del final
field-name-notice-schedule = Los avisos salen estos días
field-name-nouns = Nombres propios
field-name-sellers = Quién puede vender
field-name-chosen = Distribuidores elegidos
field-name-partner = Distribuidor
field-name-plan-revision = Revisión del plan
field-name-replaced-by = Sustituida por
field-name-users-moved = Usuarios pasados
field-name-users-move-on = Los usuarios pasan el
field-name-days-added = Días añadidos
field-name-refusal = Motivo
field-name-waiting = En espera
field-name-number = Número
field-name-platform = Plataforma
field-name-postal-area = Localidad
field-name-postal-code = Código postal
field-name-quantity = Cantidad
field-name-reason = Motivo
field-name-region = Estado, región o provincia
field-name-role = Rol
field-name-sale-ends-on = Último día de venta
field-name-send-at = Envío previsto
field-name-sessions-ended = Sesiones cerradas
field-name-tokens-revoked = Tokens de API terminados
field-name-invitations-withdrawn = Invitaciones de personal retiradas
field-name-memberships-ended = Pertenencias terminadas
field-name-state = Estado
field-name-storage-gb = Almacenamiento por unidad
field-name-street-address = Dirección
field-name-support-email = Correo de soporte
field-name-support-phone = Teléfono de soporte
field-name-taken = Ya no permitido
field-name-term-months = Duración en meses
field-name-theme = Tema
field-name-time-zone = Zona horaria
field-name-trial-extensions = Prórrogas de la prueba
field-name-type = Tipo
field-name-unit = Unidad
field-name-username = Nombre de usuario
field-name-username-prefix = Prefijo de los nombres de usuario
field-name-subject = Asunto
field-name-preheader = Línea de vista previa
field-name-greeting = Saludo
field-name-body = Texto
field-name-button = Botón
field-name-why = Cierre
field-name-valid-from = Válida desde
field-name-valid-to = Válida hasta
field-name-version = Versión
field-name-name-pattern = Nombres de los usuarios
field-name-most-devices = Dispositivos como máximo
field-name-last-on = Último día
field-name-networks = Redes
field-name-overlap-hours = La clave anterior funciona, horas
field-name-deployment-key = Clave de despliegue
field-name-enrolled = Dispositivos inscritos
field-name-license-number = Número de licencia
field-name-not-installed = Sin instalar
field-name-silent = En silencio
field-name-failing = Con fallos
field-name-space-low = Poco espacio
field-name-components = Componentes
field-name-components-agree = Componentes que deben coincidir
field-name-device-moves = Traslados a otro dispositivo
field-name-moves-days = Periodo de los traslados en días
field-name-moves = Traslados
field-name-moved-from = Trasladado desde
field-name-free-after-days = Liberado tras días de silencio
field-name-freed-soon = Se libera pronto
field-name-signs-from = Firma desde
field-name-text = Texto

## Valores
value-empty = vacío
value-added = añadido
value-on = activados
value-off = desactivados
value-no-longer-true = La licencia tiene ahora otro final, o no recibe avisos
value-seats-exceed-replacement = Muy pocas unidades en la licencia nueva
value-devices-exceed-plan = Más dispositivos de los que admite el plan de servicio
value-already-revoked = La licencia nueva se revocó
value-removed = quitada
value-replaced = sustituida
value-user = el propio usuario
value-seat-removed = El usuario se quitó
value-right-lost = Quien lo envió ya no tiene permiso
value-cancelled = Cancelado a mano
value-recipient-limit = En espera: el destinatario ya recibió muchos correos en esta hora
value-unknown-outcome = La conexión terminó antes de la respuesta del servidor
value-restored = Retenido tras restaurar una copia de seguridad

## Invoices and payments
event-issuer-changed = { $actor } cambió los datos de facturación de { $subject }
event-prices-changed = { $actor } cambió los precios del plan de servicio { $subject }
event-order-placed = { $actor } hizo el pedido { $subject }
event-order-cancelled = { $actor } canceló el pedido { $subject }
event-invoice-issued = { $actor } emitió la factura { $subject }
event-payment-recorded = { $actor } registró un pago de la factura { $subject }
event-invoice-sent = { $actor } envió por correo { $subject }
event-bulk-started = { $actor } inició «{ $subject }»: { $count } registros
event-bulk-finished = { $actor } terminó «{ $subject }»: { $count } hechos
event-bulk-stopped = { $actor } detuvo «{ $subject }»: { $count } pendientes
event-bulk-resumed = { $actor } hizo seguir «{ $subject }»: { $count } pendientes
event-bulk-retried = { $actor } reintentó { $count } fallidos de «{ $subject }»
event-payment-reversed = { $actor } anuló un pago de la factura { $subject }
event-invoice-credited = { $actor } abonó la factura { $subject }
field-name-amount = Importe
field-name-bank-account = Cuenta bancaria (IBAN)
field-name-bic = Código BIC
field-name-credit-note = Nota de abono
field-name-credit-series = Los números de las notas de abono empiezan por
field-name-currency = Moneda
field-name-invoice-series = Los números de las facturas empiezan por
field-name-payment-days = Días para pagar
field-name-portal-orders = Pedidos de clientes
field-name-price = Precio
field-name-reference = Referencia del pago
field-name-vat-id = NIF-IVA
field-name-vat-rates = Tipos de IVA, %
field-name-pending = En espera de registro
event-change-planned = { $actor } previó un cambio de { $subject }
event-planned-change-changed = { $actor } cambió lo previsto para { $subject }
event-planned-change-cancelled = { $actor } canceló un cambio previsto de { $subject }
event-planned-change-restored = { $actor } recuperó un cambio previsto de { $subject }
event-planned-change-refused = No se pudo hacer un cambio previsto de { $subject }
field-name-deed = Qué
field-name-day = Día
field-name-planned-for = Previsto para
field-name-refused-for = Por qué no
event-note-written = { $actor } escribió una nota sobre { $subject }
event-note-changed = { $actor } editó una nota sobre { $subject }
event-note-removed = { $actor } quitó una nota sobre { $subject }
event-note-restored = { $actor } recuperó una nota sobre { $subject }
field-name-planned-id = Cambio previsto
field-name-unbind-id = Desvinculación
