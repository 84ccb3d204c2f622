# Nombres de los conjuntos cerrados de palabras: `FAMILIA-PALABRA`, con `-hint` para lo que implica una opción.

## Lo que puede hacer una persona
role-viewer = Observador
role-viewer-hint = Ve todo aquí y no cambia nada
role-manager = Gestor
role-manager-hint = Gestiona clientes, licencias, usuarios e invitaciones
role-admin = Administrador
role-admin-hint = Gestiona también el equipo, los tokens de API, los productos y las claves de cifrado

## Tipos de partner
partner-type-msp = Proveedor de servicios gestionados (MSP)
partner-type-msp-hint = Lleva a sus clientes: cambia sus datos, licencias y usuarios
partner-type-reseller = Distribuidor
partner-type-reseller-hint = Añade clientes, usuarios e invitaciones; las licencias las lleva usted

## Unidades de una edición, solas y contadas
unit-workstation = Puesto de trabajo
unit-server = Servidor
unit-user = Usuario
unit-endpoint = Equipo
unit-gigabyte = Gigabyte
unit-key = Clave
units-workstation =
    { $n ->
        [one] { $n } puesto de trabajo
       *[other] { $n } puestos de trabajo
    }
units-server =
    { $n ->
        [one] { $n } servidor
       *[other] { $n } servidores
    }
units-user =
    { $n ->
        [one] { $n } usuario
       *[other] { $n } usuarios
    }
units-endpoint =
    { $n ->
        [one] { $n } equipo
       *[other] { $n } equipos
    }
units-gigabyte = { $n } GB
units-key =
    { $n ->
        [one] { $n } clave
       *[other] { $n } claves
    }
units-named = { $n } { $noun }
plural-one = Para 1
plural-few = Para 2–4
plural-many = Desde 5
plural-other = Desde 2

## Licencias y planes
license-kind-purchased = Comprada
license-kind-trial = De prueba
license-kind-nfr = No destinada a la reventa
plan-version-full = Completo
plan-version-trial = De prueba
plan-version-nfr = No destinado a la reventa
seller-rule-everybody = Todos los inferiores
seller-rule-everybody-hint = Lo venden todos los distribuidores inferiores, también los que vengan
seller-rule-chosen = Distribuidores elegidos
seller-rule-chosen-hint = Lo venden los marcados, cada uno con todos los inferiores; los demás no lo ven
overlap-side-by-side = Dejar en paralelo
overlap-replace = Sustituirla
overlap-extend = Sustituirla y convertir lo que queda
stage-in-force = En vigor
stage-draft = Borrador
stage-awaiting-payment = Pendiente de pago
enforcement-block = Bloquear
enforcement-block-hint = Sin una licencia válida, el programa se detiene
enforcement-degrade = Restringir
enforcement-degrade-hint = Sin una licencia válida, el programa hace solo lo imprescindible
enforcement-warn = Advertir
enforcement-warn-hint = Sin una licencia válida, el programa funciona y advierte al usuario
enforcement-advisory = Solo anotar
enforcement-advisory-hint = Sin una licencia válida, el programa funciona como antes; usted lo ve aquí
reason-draft = La licencia es un borrador
reason-revoked = La licencia se ha revocado definitivamente
reason-customer-disabled = El cliente está desactivado
reason-suspended = La licencia está suspendida
reason-awaiting-payment = El pago no ha llegado
reason-not-yet-valid = La vigencia no ha comenzado
reason-expiring-soon = La vigencia termina pronto
reason-over-quota = Se usa más almacenamiento del comprado
reason-in-grace = La vigencia ha terminado y corre la prórroga
reason-expired = La vigencia ha terminado
quota-normal = Dentro del límite
quota-soft = Casi lleno
quota-hard = Límite superado

## Vistas de las listas
view-customers-all = Todos
view-customers-expiring = Por vencer
view-customers-full = Sin puestos libres
view-customers-trials = En prueba
view-customers-disabled = Desactivados
view-licenses-all = Todas
view-licenses-expiring = Por vencer
view-licenses-full = Sin puestos libres
view-licenses-trials = De prueba
view-licenses-suspended = Suspendidas
view-licenses-expired = Vencidas

## Idiomas
language-en = Inglés
language-fi = Finés
language-it = Italiano
language-es = Español
language-ru = Ruso

## Correo
mail-kind-invitation = Invitación
mail-kind-password-reset = Restablecimiento de contraseña
mail-kind-registration = Registro
mail-kind-account-known = Registro de una dirección ya conocida
mail-kind-unit-waits = Petición de registro
mail-kind-unit-asked = Una persona pide una licencia
mail-kind-more-asked = Un cliente pide más licencias
mail-kind-request-answered = Respuesta a una petición
mail-kind-password-changed = Contraseña cambiada
mail-kind-staff-invitation = Invitación al equipo
mail-kind-account-created = Correo de creación de cuenta
mail-kind-new-login = Nuevo inicio de sesión
mail-kind-token-made = Nuevo token de API
mail-kind-key-revealed = Clave de cifrado mostrada
mail-kind-license-ending = Licencia por terminar
mail-kind-license-ended = Licencia terminada
mail-kind-customer-license-ending = Licencia de un cliente por terminar
mail-kind-customer-license-ended = Licencia de un cliente terminada
mail-kind-install-reminder = Recordatorio de instalación
mail-kind-user-alert = Aviso a un usuario
mail-kind-customer-alerts = Avisos de un cliente

## Tipos de registro
subject-organization = Organización
subject-partner-type = Tipo de distribuidor
subject-account = Cuenta
subject-token = Token de API
subject-product = Producto
subject-plan = Plan de servicio
subject-license = Licencia
subject-seat = Usuario
subject-request = Petición
subject-message = Mensaje
subject-template = Texto de correo
subject-installation = Instalación
subject-deployment-key = Clave de despliegue
subject-job = Tarea
subject-import = Importación
subject-invoice = Factura
subject-view = Vista

## Qué pregunta la matriz de permisos
action-organizations-view = Ver las organizaciones
action-organizations-view-hint = Sus datos y los de los distribuidores inferiores
action-partners-create = Crear distribuidores
action-partners-create-hint = Por debajo, hasta sus propios permisos
action-partners-change = Contrato de distribuidores
action-partners-change-hint = Tipo, traslado, desactivación, cierre y eliminación de los inferiores; nunca el propio
action-branding-change = Editar la marca
action-branding-change-hint = Nombre, logotipo, color, remitente, contacto de soporte
action-members-view = Ver el personal
action-members-view-hint = Quién trabaja aquí y con qué rol
action-members-change = Gestionar el personal
action-members-change-hint = Invitar, cambiar roles, quitar
action-tokens-change = Gestionar tokens de API
action-tokens-change-hint = Crearlos y revocarlos
action-customers-view = Ver clientes
action-customers-view-hint = Sus datos y la lista
action-customers-create = Crear clientes
action-customers-create-hint = También recibir los que se trasladan aquí
action-customers-change = Modificar clientes
action-customers-change-hint = Dirección, contacto, ajustes, clave de cifrado
action-customers-disable = Desactivar clientes
action-customers-disable-hint = Y reactivarlos
action-customers-delete = Eliminar clientes
action-customers-delete-hint = También moverlos a otro distribuidor
action-keys-reveal = Mostrar claves de cifrado
action-keys-reveal-hint = Cada vez queda registrada y se avisa al cliente
action-products-view = Ver planes de servicio
action-products-view-hint = Productos, ediciones y planes
action-products-change = Crear y modificar planes de servicio
action-products-change-hint = Sus productos y planes
action-licenses-view = Ver detalles de licencias
action-licenses-view-hint = Qué se compró, qué se usa y cuándo termina
action-licenses-change = Crear, modificar y suspender licencias
action-licenses-change-hint = Unidades, plazos, pruebas, revocación
action-seats-view = Ver usuarios
action-seats-view-hint = Usuarios de las licencias y sus invitaciones
action-seats-change = Añadir y cambiar usuarios
action-seats-change-hint = También códigos de activación nuevos
action-codes-reveal = Leer códigos de activación
action-codes-reveal-hint = Cada vez queda registrada
action-deployment-keys-view = Ver claves de despliegue
action-deployment-keys-view-hint = Sin las claves mismas
action-deployment-keys-change = Crear claves de despliegue
action-deployment-keys-change-hint = Con las que muchos dispositivos se inscriben sin definir antes usuarios
action-alerts-view = Ver los ajustes de avisos
action-alerts-view-hint = A quién se comunican los avisos
action-alerts-change = Cambiar los ajustes de avisos
action-alerts-change-hint = Para clientes y para todo lo que hay bajo un socio
action-invitations-send = Enviar invitaciones a usuarios
action-invitations-send-hint = Con nombre de usuario y código de activación
action-mail-view = Ver correos pendientes
action-mail-view-hint = Quién recibe qué, y cuándo
action-mail-change = Enviar correos pendientes, cambiar su fecha
action-mail-change-hint = Ahora o más tarde, o cancelarlos
action-mail-check = Comprobar los correos enviados
action-mail-check-hint = Qué fue de ellos, con las respuestas del servidor
action-mail-resend = Enviar correos de nuevo
action-mail-resend-hint = También los que ya salieron
action-installations-view = Ver instalaciones
action-installations-view-hint = Dispositivos, versiones, último contacto
action-installations-release = Liberar instalaciones
action-installations-release-hint = Libera el puesto de un dispositivo
action-events-view = Ver la actividad
action-events-view-hint = Quién hizo qué, aquí y por debajo
# Lists that are taken along as files.
export-list-customers = Clientes
export-list-users = Usuarios
export-list-invitations = Invitaciones
export-list-customer-users = Usuarios de un cliente
export-list-licenses = Licencias
export-list-installations = Instalaciones
export-list-deployment-keys = Claves de despliegue
export-list-alerts = Avisos
alert-kind-not-installed = Sin instalar
alert-kind-not-installed-hint = Se invitó a un usuario y no ha instalado
alert-kind-silent = En silencio
alert-kind-silent-hint = No se ha sabido de un dispositivo
alert-kind-failing = Con fallos
alert-kind-failing-hint = Las ejecuciones del programa fallaron seguidas
alert-kind-space-low = Poco espacio
alert-kind-space-low-hint = Queda poco espacio de la licencia o del cliente instalado
alert-kind-freed-soon = Se libera pronto
alert-kind-freed-soon-hint = Un dispositivo calla desde hace tanto que la licencia libera pronto su plaza
export-list-mails = Correos
export-list-events = Actividad
export-list-partners = Socios

## Invoices
view-invoices-all = Todas
view-invoices-drafts = Pedidos
view-invoices-open = Pendientes
view-invoices-overdue = Vencidas
view-invoices-paid = Pagadas
view-invoices-overpaid = Pagadas de más
view-invoices-credited = Abonadas
view-invoices-credit-notes = Notas de abono
payment-source-manual = Registrado a mano
payment-source-bank = De un extracto bancario
payment-source-program = Comunicado por un programa
portal-orders-review = Revisar antes cada pedido
portal-orders-review-hint = Un pedido del portal de un cliente espera hasta que alguien de su equipo emita la factura
portal-orders-at-once = Emitir la factura al momento
portal-orders-at-once-hint = El cliente ve la factura justo después de pedir
export-list-invoices = Facturas
mail-kind-payment-recorded = Pago registrado
mail-kind-invoice-sent = Factura por correo
action-invoices-view = Ver facturas
action-invoices-view-hint = Pedidos, facturas, pagos
action-invoices-change = Emitir facturas, registrar pagos
action-invoices-change-hint = También anular pagos y abonar
action-orders-place = Pedir licencias
action-orders-place-hint = A los precios vigentes
action-prices-change = Fijar precios y datos de facturación
action-prices-change-hint = Lista de precios, series, tipos de IVA
action-views-share = Compartir vistas de listas
action-views-share-hint = Para todos en la organización
invoice-kind-invoice = Factura
invoice-kind-credit-note = Nota de abono
statement-match-exact = Exacta
statement-match-other-amount = Otro importe
statement-match-by-amount = Solo por importe
statement-match-ambiguous = Varias posibles
statement-match-none = Ninguna
statement-match-recorded = Ya registrado
## Purchase codes
subject-purchase-code = Código de compra
export-list-purchase-codes = Códigos de compra
export-list-subscriptions = Detalles de las suscripciones
action-purchase-codes-view = Ver códigos de compra
action-purchase-codes-view-hint = Total, usadas, pendientes y quién las tiene
action-purchase-codes-change = Introducir códigos y repartir unidades
action-purchase-codes-change-hint = A clientes y socios por debajo, y recuperarlas
action-purchase-codes-make = Emitir códigos de compra
action-purchase-codes-make-hint = En lotes, para sus propios planes; también anularlos
rule-in-force = En vigor, no es un borrador
rule-not-revoked = No revocada
rule-customer-enabled = Cliente habilitado
rule-not-suspended = No suspendida
rule-paid = Pagada
rule-begun = El periodo ha empezado
rule-not-ended = El periodo no ha terminado
rule-space-left = Queda espacio
rule-client-limit-kept = El mayor dispositivo respeta su límite
rule-unit-free = Unidad libre
rule-user-kept = El usuario existe
rule-on-seat = El dispositivo está en su puesto
rule-holder-registered = La persona está registrada
rule-place-free = Un puesto para otro dispositivo
rule-heard = No liberado por silencio, o su puesto sigue ahí
rule-moves-left = Quedan traslados

fix-put-in-force = Ponga en vigor la licencia
fix-issue-another = Emita otra licencia
fix-enable-customer = Habilite al cliente
fix-enable-partner = Habilite al partner que está por encima del cliente
fix-resume = Reanude la licencia
fix-record-payment = Registre el pago
fix-wait = Espere al primer día
fix-renew = Renueve la licencia
fix-add-space = Añada espacio
fix-raise-client-limit = Suba el límite por dispositivo
fix-add-unit = Añada una unidad o libere una
fix-add-user = Añada de nuevo al usuario
fix-ask-to-register = Pida a la persona que se registre
fix-release-device = Libere otro dispositivo
fix-forgive-moves = Devuelva los traslados al usuario
fix-allow-moves = Permita en la licencia los traslados a otros dispositivos
fix-activate-again = Active de nuevo
export-list-units = Unidades de un cliente
export-list-unit-holders = Titulares de una unidad
export-list-license-history = Historial de una licencia
export-list-code-history = Historial de un código de compra
export-list-code-batches = Lotes de códigos
export-list-batch-codes = Códigos de un lote
export-list-requests = Peticiones
export-list-payments = Pagos
export-list-prices = Precios
export-list-plans = Planes de servicio
export-list-mail-texts = Textos de correo
export-list-program-messages = Mensajes de los programas
export-list-members = Miembros
export-list-staff-invitations = Personal invitado
export-list-tokens = Tokens de API
export-list-reconciliation = Vendido y usado, por cliente
mail-kind-planned-change-refused = Cambio previsto no hecho
action-planned-changes-view = Ver los cambios previstos
action-planned-changes-view-hint = Qué está previsto para clientes y licencias; quien puede hacer algo puede preverlo
export-list-planned-changes = Cambios previstos
mail-kind-note-mention = Mención en una nota
action-notes-view = Ver las notas
action-notes-view-hint = Las notas de la propia organización y de las que están por debajo
action-notes-write = Escribir notas
action-notes-write-hint = Notas y menciones que avisan a colegas
