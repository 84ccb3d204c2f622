# Lo que comparten todas las páginas: navegación, formularios, listas, estados, tiempo. Cada área tiene su propio archivo.

## Navegación
nav-main = Menú principal
nav-manage = Gestión
nav-work = Trabajo
nav-menu = Menú
nav-more = Más
nav-overview = Resumen
nav-customers = Clientes
nav-users = Usuarios
nav-licenses = Licencias
nav-invoices = Facturas
nav-invitations = Invitaciones
nav-installations = Instalaciones
nav-products = Productos
nav-organizations = Organizaciones y equipo
nav-activity = Actividad
nav-outbox = Correo
nav-templates = Textos de correo
nav-tokens = Tokens de API
nav-settings = Configuración

## Marco de la página
title-error = Error: { $title }
skip-to-content = Ir al contenido
live-lost = Se ha perdido la conexión. Lo que ves puede estar desactualizado; se vuelve a intentar.
crumbs-label = Ruta
search-everything = Buscar clientes, usuarios, licencias…
footer-zone = Horas en { $zone }
theme-choose = Elegir el tema
theme-light = Claro
theme-dark = Oscuro
theme-system = Como el dispositivo
account-of = { $initials }, su cuenta: { $name }
account-details = Mis datos
account-sessions = Sesiones iniciadas
account-logout = Cerrar sesión
place-switch = Cambiar de organización
place-heading = Trabajar como
place-all = Todas las organizaciones
place-kind-operator = Operador
place-kind-partner = Partner
place-kind-customer = Cliente
language-choose = Idioma
language-change = Cambiar de idioma

## Verbos de los botones
do-add = Añadir
do-back = Atrás
do-cancel = Cancelar
do-close = Cerrar
do-continue = Continuar
do-delete = Eliminar
do-discard = Descartar los cambios
do-edit = Editar
do-export = Exportar
do-filter = Filtrar
do-new = Nuevo
do-open = Abrir
do-remove = Quitar
do-retry = Reintentar
do-save = Guardar los cambios
do-search = Buscar
do-send = Enviar
do-undo = Deshacer
do-view = Ver

## Palabras breves
word-optional = opcional
word-yes = Sí
word-no = No
word-none-yet = Todavía ninguno
word-no-limit = Sin límite
word-unlimited = Ilimitado
word-not-sent = Aún sin enviar
word-never = Nunca
copied = Copiado
word-hidden = Oculto
seats-in-use = { $used } de { $total } puestos en uso
stepper-less = { $label }: uno menos
stepper-more = { $label }: uno más
sending = Guardando…

## Formularios
form-problem-of = { $field }: { $problem }
form-problems =
    { $n ->
        [one] Hay { $n } problema
       *[other] Hay { $n } problemas
    }
form-conflict-title = Otra persona guardó primero
form-conflict-text = Lo que escribió no se ha perdido. Elija en cada campo qué valor conservar.
form-conflict-yours = Usted escribió
form-conflict-theirs = Guardado ahora
confirm-type = Escriba { $word } para confirmar
confirm-wrong = Para confirmar, escriba exactamente { $word }

## Listas
list-actions-for = Acciones de { $name }
list-select-page =
    { $n ->
        [one] Seleccionar la única fila de esta página
       *[other] Seleccionar las { $n } filas de esta página
    }
list-selected = Selección: { $n }
list-selected-all = Selección: los { $total } resultados
list-select-all = Seleccionar los { $total } resultados
list-select-none = Quitar la selección
filter-label = Filtros
filter-remove = Quitar el filtro: { $name }
filter-clear = Quitar los filtros
filter-nothing = Sin resultados
filter-nothing-query = No hay resultados para «{ $query }»
filter-nothing-text = Revise cómo está escrito o quite los filtros para verlo todo.
pager-export = Exportar
pager-label = Páginas
pager-range = { $first }–{ $last } de { $total }
pager-range-many = { $first }–{ $last } de más de { $total }
pager-size = Filas por página
pager-previous = Anterior
pager-next = Siguiente

## Cuando la respuesta es no
fault-not-found-title = No encontramos esta página
fault-not-found-text = Puede que se haya eliminado o que sea de una organización que usted no puede ver.
fault-forbidden-title = Puede ver esto, pero no cambiarlo
fault-forbidden-text = Un administrador de su organización puede darle el permiso necesario.
fault-broken-title = Algo ha fallado por nuestra parte
fault-broken-text = No se ha guardado nada. Vuelva a intentarlo; si se repite, dé esta referencia a soporte.
fault-expired-title = Este formulario ha caducado
fault-expired-text = Su sesión ha cambiado desde que abrió la página. Ábrala de nuevo; no se ha guardado nada.
fault-busy-title = Demasiados intentos
fault-busy-text =
    { $minutes ->
        [one] Espere un minuto y vuelva a intentarlo.
       *[other] Espere { $minutes } minutos y vuelva a intentarlo.
    }
fault-too-large-title = Es demasiado de una vez
fault-too-large-text = El archivo o el texto es mayor de lo que admite esta página. No se ha guardado nada.
fault-refused-title = Esto no se puede hacer
fault-stopped-title = Ahora no puede trabajar aquí
fault-unavailable-title = Volvemos enseguida
fault-unavailable-text = El servicio está en mantenimiento. Espere un minuto, mire si lo que hizo ya está y, si no, inténtelo de nuevo.
fault-reference = Referencia
fault-home = Ir al resumen

## Tiempo y cantidades
relative-now = ahora mismo
relative-minutes-ago =
    { $n ->
        [one] hace { $n } minuto
       *[other] hace { $n } minutos
    }
relative-hours-ago =
    { $n ->
        [one] hace { $n } hora
       *[other] hace { $n } horas
    }
relative-in-minutes =
    { $n ->
        [one] dentro de { $n } minuto
       *[other] dentro de { $n } minutos
    }
relative-in-hours =
    { $n ->
        [one] dentro de { $n } hora
       *[other] dentro de { $n } horas
    }
relative-today = hoy
relative-tomorrow = mañana
relative-yesterday = ayer
relative-days-ago =
    { $n ->
        [one] hace { $n } día
       *[other] hace { $n } días
    }
relative-in-days =
    { $n ->
        [one] dentro de { $n } día
       *[other] dentro de { $n } días
    }
amount-percent = { $value } %
amount-money = { $value } { $symbol }
amount-megabytes = { $value } MB
amount-gigabytes = { $value } GB
amount-terabytes = { $value } TB
amount-ratio = { $value } : 1

## Estados
status-license-draft = Borrador
status-license-revoked = Revocada
status-license-customer-disabled = Cliente desactivado
status-license-suspended = Suspendida
status-license-awaiting-payment = Pendiente de pago
status-license-not-yet-valid = Aún no vigente
status-license-active = Activa
status-license-trial = De prueba
status-license-expiring-soon = Por vencer
status-license-over-quota = Límite superado
status-license-grace = En prórroga
status-license-expired = Vencida
status-invoice-draft = Pedido
status-invoice-issued = Emitida
status-invoice-partly-paid = Pagada en parte
status-invoice-paid = Pagada
status-invoice-credited = Abonada
status-invoice-cancelled = Cancelada
status-invoice-overdue = Vencida
status-invoice-overpaid = Pagada de más
status-invoice-credit-note = Nota de abono
status-customer-active = Activo
status-customer-disabled = Desactivado
status-invitation-not-sent = Sin enviar
status-invitation-queued = En cola
status-invitation-sending = Enviándose
status-invitation-sent = Enviada
status-invitation-opened = Abierta
status-invitation-installed = Instalada
status-invitation-bounced = Devuelta
status-invitation-expired = Caducada
status-invitation-cancelled = Cancelada
status-mail-queued = En cola
status-mail-sending = Enviándose
status-mail-sent = Enviado
status-mail-failed = No entregado
status-mail-bounced = Devuelto
status-mail-cancelled = Cancelado
status-installation-active = En contacto
status-installation-silent = Sin contacto
status-installation-offline = Sin red, con archivo
status-installation-outdated = Desactualizada
status-installation-released = Liberada
status-installation-freed = Liberado por silencio
status-deployment-key-live = Vigente
status-deployment-key-used-up = Agotada
status-deployment-key-expired = Vencida
status-deployment-key-revoked = Revocada
status-account-active = Activa
status-account-invited = Invitada
status-account-disabled = Desactivada
nav-company = Empresa
nav-members = Miembros
nav-new-customer = Cliente nuevo
fault-own-page = A su página
place-kind-own = Página personal
nav-own = Mis licencias
copy-value = Copiar { $value }
