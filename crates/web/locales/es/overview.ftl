# La primera página y el historial.

overview-morning = Buenos días, { $name }
overview-day = Buenas tardes, { $name }
overview-evening = Buenas noches, { $name }
overview-night = Hola, { $name }
overview-lead =
    { $n ->
        [one] { $date }. { $n } asunto pendiente.
       *[other] { $date }. { $n } asuntos pendientes.
    }
overview-new-customer = Cliente nuevo
overview-of = de { $total }
overview-unlimited = sin límite

overview-customers = Clientes activos
overview-customers-note = { $disabled } desactivados
overview-seats = Puestos asignados
overview-seats-note = { $installed } instalados · { $free } libres
overview-storage = Almacenamiento
overview-storage-note =
    { $n ->
        [one] en { $n } dispositivo
       *[other] en { $n } dispositivos
    }
overview-accepted = Invitaciones aceptadas
overview-accepted-label = { $installed } % instaladas, { $open } % pendientes, { $bounced } % rechazadas
overview-accepted-note =
    { $n ->
        [one] Últimos 30 días · { $n } invitado
       *[other] Últimos 30 días · { $n } invitados
    }
overview-nobody-invited = Ninguna todavía
overview-thirty-days = Últimos 30 días

overview-todo = Requiere atención
overview-clear = Nada pendiente
overview-clear-next = La próxima licencia vence en { $month }.
overview-clear-text = Ninguna licencia vence en un año.
overview-expiring =
    { $n ->
        [one] Licencia vence en { $days } días
       *[other] Licencias vencen en { $days } días
    }
overview-nearest = La más próxima: { $name }, { $day }
overview-example = Por ejemplo, { $name }
overview-expiring-do = Ver las licencias
overview-full =
    { $n ->
        [one] Cliente no tiene puestos libres
       *[other] Clientes no tienen puestos libres
    }
overview-full-do = Ajustar los puestos
overview-bounced =
    { $n ->
        [one] Invitación rechazada
       *[other] Invitaciones rechazadas
    }
overview-bounced-do = Corregir las direcciones
overview-waiting =
    { $n ->
        [one] Invitación espera el envío
       *[other] Invitaciones esperan el envío
    }
overview-waiting-do = Enviar las invitaciones
overview-silent =
    { $n ->
        [one] Instalación sin contacto desde hace más de { $days } días
       *[other] Instalaciones sin contacto desde hace más de { $days } días
    }
overview-silent-do = Revisar
overview-alerts =
    { $n ->
        [one] { $n } aviso está abierto
       *[other] { $n } avisos están abiertos
    }
overview-alerts-do = Mirar

overview-ending = Licencias que vencen, próximos 12 meses
overview-ending-text =
    { $n ->
        [one] { $n } licencia. Elija un mes para ver la lista.
       *[other] { $n } licencias. Elija un mes para ver la lista.
    }
overview-month =
    { $n ->
        [one] { $month }: vence { $n } licencia
       *[other] { $month }: vencen { $n } licencias
    }
overview-as-table = Mostrar como tabla
overview-month-head = Mes
overview-jobs = En curso
overview-jobs-n =
    { $n ->
        [one] { $n } tarea
       *[other] { $n } tareas
    }
overview-jobs-none = No hay tareas en curso.
overview-job =
    { $n ->
        [one] Enviando { $n } invitación
       *[other] Enviando { $n } invitaciones
    }
overview-job-done = { $n } enviadas
overview-job-failed = { $n } fallidas
overview-job-left = { $n } por enviar
overview-plans = Puestos por plan
overview-plan-label = { $plan }: { $used } de { $total } puestos asignados
overview-latest = Actividad reciente
overview-latest-all = Toda la actividad
overview-latest-none = Todavía no ha ocurrido nada.

first-title = Primeros pasos
first-text = Cada paso se marca solo cuando está hecho.
first-done = Hecho:
first-progress = { $done } de { $total } hechos
first-hide = Ocultar
first-hidden = Los primeros pasos están ocultos. Vuelven desde los ajustes.
first-put-away = La lista del resumen está oculta, solo para usted.
first-show = Mostrar otra vez
first-details = Diga quiénes son
first-details-text = La dirección de la que salen sus correos y dónde encuentran ayuda sus clientes
first-details-do = Indicar datos
first-plan = Añadir un plan que vender
first-plan-text = Un producto con sus ediciones y luego un plan con su plazo
first-plan-do = Abrir planes
first-units = Conseguir unidades que vender
first-units-text = Introduzca un código de compra: sus unidades son suyas para repartir
first-units-do = Introducir código
first-customer = Añadir el primer cliente
first-customer-text = Una empresa con su idioma y su zona horaria
first-customer-do = Añadir cliente
first-user = Invitar al primer usuario
first-user-text = Abra el cliente, añada un usuario y envíe la invitación
first-user-do = Abrir clientes
first-colleague = Invitar a un compañero
first-colleague-text = Alguien que trabaja aquí con usted, con su propio rol
first-colleague-do = Invitar

trail-today = Hoy
trail-yesterday = Ayer
activity-text = Quién hizo qué, aquí y en todas las organizaciones inferiores.
activity-of = Solo
activity-none = Todavía no hay actividad
activity-none-text = Cada cambio deja aquí una entrada.
activity-all = Toda la actividad
activity-newer = Más recientes
activity-older = Más antiguas
overview-wanted =
    { $n ->
        [one] { $n } cliente pide más licencias
       *[other] { $n } clientes piden más licencias
    }
overview-wanted-do = Responder
overview-bounced-address = Dirección nueva de { $name }
overview-bounced-mend = Enviar otra vez
overview-waiting-send =
    { $n ->
        [one] Enviar { $n } invitación
       *[other] Enviar { $n } invitaciones
    }
overview-all = Ver todos
overview-next = Siguiente
overview-settled = Hecho
overview-left =
    { $n ->
        [one] Queda { $n }
       *[other] Quedan { $n }
    }
overview-left-none = Era el último.
overview-expiring-renew =
    { $n ->
        [one] Renovar por { $n } mes
       *[other] Renovar por { $n } meses
    }
overview-full-units = Total de { $edition }
overview-refused-again = Reintentar ahora
overview-silent-free = Liberar la plaza
overview-alerts-invite = Invitar de nuevo
overview-alerts-space = Fijar el espacio
