# What is planned for days to come.
nav-calendar = Calendario
customers-tab-planned = Previsto
calendar-lead = Qué está previsto, qué licencias terminan y qué avisos se envían.
calendar-months = Meses
calendar-previous = Mes anterior
calendar-next = Mes siguiente
calendar-today = Hoy
calendar-nothing = En este mes no hay nada.
calendar-more = Hay más previsto de lo que cabe aquí. El archivo de abajo lo contiene todo.
calendar-ends =
    { $n ->
        [one] { $n } licencia termina
       *[other] { $n } licencias terminan
    }
calendar-notices =
    { $n ->
        [one] Se envía { $n } aviso
       *[other] Se envían { $n } avisos
    }
calendar-weekday-1 = lun
calendar-weekday-2 = mar
calendar-weekday-3 = mié
calendar-weekday-4 = jue
calendar-weekday-5 = vie
calendar-weekday-6 = sáb
calendar-weekday-7 = dom
planned-title = { $name }: cambios previstos
planned-heading = Cambios previstos
planned-lead = Cada uno se hace cuando empieza su día en { $zone }, en nombre de quien lo previó.
planned-none = No hay nada previsto
planned-none-text = Aumente las unidades el día uno, redúzcalas al terminar el periodo o desactive al cliente en una fecha.
planned-new = Prever un cambio
planned-what = Qué se cambia
planned-what-choose = Elija
planned-choose-units = { $edition }: nuevo total, ahora { $n }
planned-of-license = { $plan } ({ $number }): { $what }
planned-quantity = Nuevo total
planned-quantity-hint = Solo para unidades. El nuevo total, no la diferencia.
planned-when = Cuándo
planned-when-day = Un día concreto
planned-when-term-end = El día después de que termine el periodo de la licencia
planned-day = Día
planned-day-hint = Desde mañana, como mucho dentro de cinco años.
planned-reason = Motivo
planned-reason-hint = Necesario para suspender una licencia.
planned-rule = Si ese día hay en uso más unidades que el nuevo total, no se cambia nada y se le avisa.
planned-plan = Prever el cambio
planned-save = Guardar el cambio
planned-cancel = Cancelar el cambio
planned-lay-aside = Dejar de lado
planned-made = El cambio está previsto
planned-saved = La previsión está guardada
planned-cancelled = El cambio previsto está cancelado
planned-restored = El cambio vuelve a estar previsto
planned-by = previsto por { $name }, { $date }
planned-was-done = Hecho el { $date }.
planned-was-refused = Intentado el { $date }.
planned-was-cancelled = Cancelado por { $name }, { $date }.
planned-was-open = Abierto desde el { $date }.
planned-refused = No se pudo hacer
planned-refused-text = Ponga otro día u otro total, o déjelo de lado.
planned-deed-units =
    { $n ->
        [one] { $edition }: { $n } unidad
       *[other] { $edition }: { $n } unidades
    }
planned-deed-suspend = Suspender la licencia
planned-deed-resume = Reanudar la licencia
planned-deed-revoke = Terminar la licencia para siempre
planned-deed-disable = Desactivar al cliente
planned-deed-enable = Activar al cliente
planned-what-units = Número de unidades
planned-what-suspend = Suspender la licencia
planned-what-resume = Reanudar la licencia
planned-what-revoke = Terminar la licencia para siempre
planned-what-disable = Desactivar al cliente
planned-what-enable = Activar al cliente
planned-state-open = Previsto
planned-state-done = Hecho
planned-state-refused = No hecho
planned-state-cancelled = Cancelado
planned-caution-below-use =
    { $missing ->
        [one] Ahora hay { $assigned } en uso: si antes no se libera una, no cambiará nada.
       *[other] Ahora hay { $assigned } en uso: si antes no se liberan { $missing }, no cambiará nada.
    }
planned-caution-also-planned = Para esta licencia también está previsto: { $n } el { $day }.
planned-caution-nothing-changes = El total será ese de todos modos.
planned-caution-after-end = La licencia termina antes, el { $day }.
planned-caution-over-before = Antes de eso: { $deed }, { $day }.
planned-license-heading = Cambios previstos
planned-license-none = Para esta licencia no hay nada previsto.
overview-planned-refused =
    { $n ->
        [one] { $n } cambio previsto no se pudo hacer
       *[other] { $n } cambios previstos no se pudieron hacer
    }
overview-planned-refused-do = Ver
timeline-title = Actividad: { $name }
timeline-lead = Qué le ha pasado a este registro, y quién lo hizo.
timeline-none = Todavía no hay nada que contar.
timeline-open = Actividad
trail-undo = Deshacer
trail-undone = Está deshecho
