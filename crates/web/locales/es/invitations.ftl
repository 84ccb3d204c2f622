# Envío de invitaciones.

invitations-lead = Los usuarios reciben por correo el enlace de descarga y el código de activación, en su idioma.
invitations-tabs = Invitaciones por estado
invitations-tab-to-send = Por enviar
invitations-tab-all = Todas
invitations-tab-waiting = En espera
invitations-tab-sent = Enviadas
invitations-tab-opened = Abiertas
invitations-tab-installed = Instaladas
invitations-tab-bounced = Devueltas
invitations-all-customers = Todos los clientes
invitations-show-sent = Mostrar enviadas
invitations-show-installed = Mostrar instaladas
invitations-send-all =
    { $n ->
        [one] Enviar { $n } invitación
       *[other] Enviar las { $n } invitaciones
    }
invitations-send-selected = Enviar la invitación a los seleccionados
invitations-send-selected-n = Enviar la invitación a los seleccionados ({ $n })
invitations-queued = Las invitaciones están en cola. La hora de envío aparece cuando un servidor de correo las acepta.
invitations-edit = Editar { $name }
invitations-address-of = Dirección de correo nueva de { $name }
invitations-resend = Enviar de nuevo
invitations-none = Nadie espera una invitación
invitations-none-text = Marca «Mostrar enviadas» para ver a quienes ya se invitó, o añade usuarios a un cliente.
invitations-changed-title = La lista ha cambiado
invitations-changed-text = Cuando la miraste había { $seen }; ahora hay { $now }. ¿Enviar a los { $now }?
invitations-preview = Vista previa
invitations-preview-for = Lo que recibe { $name }. Aquí no se muestran el código ni el enlace.
invitations-from = De
invitations-subject = Asunto

## Por qué no se envió un correo
invitations-answer-seat-removed = El usuario se quitó antes de que saliera el correo.
invitations-answer-right-lost = Quien lo puso en cola ya no puede enviar invitaciones.
invitations-answer-cancelled = Cancelado por una persona.
invitations-answer-restored = Descartado al restaurar una copia de seguridad.
