# Correos de salida y tokens de API.

outbox-text = Todos los correos que salen y lo que respondió el servidor.
outbox-all = Todos
outbox-search = Buscar direcciones
outbox-kind = Tipo de correo
outbox-every-kind = Todos los tipos
outbox-none = Todavía no hay correos
outbox-none-text = Las invitaciones y los avisos aparecen aquí.
outbox-recipient = Destinatario
outbox-organization = Organización
outbox-state = Estado
outbox-when = Cuándo
outbox-attempts = Intentos
outbox-answer = Respuesta del servidor
outbox-accepted = aceptado por el servidor
outbox-next = próximo intento
outbox-created = creado
outbox-do-now = Enviar ahora
outbox-do-cancel = Cancelar el correo
outbox-do-again = Enviar de nuevo
outbox-sent-now = El correo sale ahora
outbox-cancelled = El correo se ha cancelado
outbox-again = El correo vuelve a la cola
outbox-waiting = En espera
outbox-tabs = Correos por estado
outbox-everywhere = Todas las organizaciones
outbox-from = Desde
outbox-to = hasta
outbox-test = Prueba: { $kind }
outbox-attempts-n =
    { $n ->
        [one] tras { $n } intento
       *[other] tras { $n } intentos
    }
outbox-goes-out = sale
outbox-opened = abierto
outbox-do-move = Cambiar la fecha
outbox-do-cancel-many = Cancelar correos
outbox-moved = La fecha se ha cambiado
outbox-letter = Carta
outbox-letter-text = Así la recibirá el destinatario. El código y el enlace están ocultos.
outbox-letter-sent = Así se escribiría hoy. El código y el enlace están ocultos.
outbox-no-letter = No hay nada que escribir.
outbox-show-code = Mostrar con el código
outbox-plain = Texto sin formato
outbox-facts = Detalles
outbox-language = Idioma
outbox-there = { $at } en { $zone }
outbox-user = Abrir el usuario
outbox-subject = Asunto
outbox-sender = De
outbox-reply = Respuestas a
outbox-day = Fecha
outbox-time = Hora
outbox-history = Historial
outbox-no-attempts = Aún no se ha intentado.
outbox-attempt-accepted = El servidor de correo lo aceptó
outbox-attempt-put-off = El servidor de correo pidió intentarlo más tarde
outbox-attempt-refused = El servidor de correo lo rechazó
outbox-attempt-unknown = La conexión terminó antes de la respuesta
outbox-fell-back = No se pudo completar su texto. Se envió el texto predeterminado.
outbox-many-send-now =
    { $n ->
        [one] Enviar { $n } correo ahora
       *[other] Enviar { $n } correos ahora
    }
outbox-many-move =
    { $n ->
        [one] Cambiar la fecha de { $n } correo
       *[other] Cambiar la fecha de { $n } correos
    }
outbox-many-cancel =
    { $n ->
        [one] Cancelar { $n } correo
       *[other] Cancelar { $n } correos
    }
outbox-many-resend =
    { $n ->
        [one] Enviar de nuevo { $n } correo
       *[other] Enviar de nuevo { $n } correos
    }
outbox-many-none = No se aplica a ninguno de los correos elegidos.
outbox-many-applies = Se aplica a:
outbox-many-stays = Estos quedan como están:
outbox-many-more =
    { $n ->
        [one] y { $n } más
       *[other] y { $n } más
    }
outbox-many-done =
    { $n ->
        [one] { $n } correo cambiado, { $left } sin cambios
       *[other] { $n } correos cambiados, { $left } sin cambios
    }

tokens-text = Los programas los usan para trabajar como esta organización y las inferiores.
tokens-new = Token de API nuevo
tokens-new-text = Para { $organization } y todas las inferiores.
tokens-none = Todavía no hay tokens
tokens-none-text = Cree uno para cada programa que use la API.
tokens-name = Nombre
tokens-name-hint = Qué lo usa, por ejemplo la facturación
tokens-role = Rol
tokens-state = Estado
tokens-live = Vigente
tokens-revoked = Revocado
tokens-expired = Caducado
tokens-expires = Válido hasta
tokens-used = Último uso
tokens-days = Días
tokens-days-hint = De 1 a 365
tokens-once = El token se muestra una sola vez.
tokens-do = Crear el token
tokens-made = El token se ha creado
tokens-copy-now = Cópielo ahora
tokens-copy-now-text = Solo se guarda una huella. Nadie podrá volver a mostrarlo.
tokens-secret = Clave del token
tokens-copy = Copiar el token
tokens-try = Pruébelo
tokens-copy-command = Copiar la orden
tokens-kept = Lo he copiado
tokens-revoke = Revocar el token
tokens-revoke-text = Los programas que lo usan se rechazan de inmediato. No se puede deshacer.
tokens-revoke-done = El token se ha revocado
