# Cómo va un envío.

jobs-heading = Envío de invitaciones
jobs-title = { $percent } · { $title }
jobs-sending =
    { $n ->
        [one] Enviando { $n } invitación
       *[other] Enviando { $n } invitaciones
    }
jobs-finished =
    { $n ->
        [one] { $n } invitación: terminado
       *[other] { $n } invitaciones: terminado
    }
jobs-started = Iniciado por { $name }, { $time }
jobs-sent = enviadas
jobs-bounced = devueltas
jobs-left = pendientes
jobs-see-bounced =
    { $n ->
        [one] Ver la devuelta
       *[other] Ver las { $n } devueltas
    }
jobs-leave = Puedes salir de esta página.
jobs-open = Abrir la página de progreso
jobs-to-invitations = Volver a las invitaciones
