# Working in bulk: the bar over a list, the page before it is done, the run.

bulk-do-disable-customers =
    { $n ->
        [one] Desactivar { $n } cliente
       *[other] Desactivar { $n } clientes
    }
bulk-do-enable-customers =
    { $n ->
        [one] Reactivar { $n } cliente
       *[other] Reactivar { $n } clientes
    }
bulk-do-extend-customers =
    { $n ->
        [one] Prolongar { $n } licencia de clientes
       *[other] Prolongar { $n } licencias de clientes
    }
bulk-do-extend-licenses =
    { $n ->
        [one] Prolongar { $n } licencia
       *[other] Prolongar { $n } licencias
    }
bulk-do-suspend-licenses =
    { $n ->
        [one] Suspender { $n } licencia
       *[other] Suspender { $n } licencias
    }
bulk-do-resume-licenses =
    { $n ->
        [one] Reanudar { $n } licencia
       *[other] Reanudar { $n } licencias
    }
bulk-do-add-units =
    { $n ->
        [one] Añadir unidades a { $n } licencia
       *[other] Añadir unidades a { $n } licencias
    }
bulk-do-send-invitations =
    { $n ->
        [one] Enviar { $n } invitación
       *[other] Enviar { $n } invitaciones
    }
bulk-do-remove-users =
    { $n ->
        [one] Quitar { $n } usuario
       *[other] Quitar { $n } usuarios
    }
bulk-do-release-devices =
    { $n ->
        [one] Liberar { $n } dispositivo
       *[other] Liberar { $n } dispositivos
    }

bulk-action-disable-customers = Desactivar clientes
bulk-action-enable-customers = Reactivar clientes
bulk-action-extend-customers = Prolongar licencias de clientes
bulk-action-extend-licenses = Prolongar licencias
bulk-action-suspend-licenses = Suspender licencias
bulk-action-resume-licenses = Reanudar licencias
bulk-action-add-units = Añadir unidades a licencias
bulk-action-send-invitations = Enviar invitaciones
bulk-action-remove-users = Quitar usuarios
bulk-action-release-devices = Liberar dispositivos

bulk-short-disable-customers = Desactivar
bulk-short-enable-customers = Reactivar
bulk-short-extend-customers = Prolongar licencias
bulk-short-extend-licenses = Prolongar
bulk-short-suspend-licenses = Suspender
bulk-short-resume-licenses = Reanudar
bulk-short-add-units = Añadir unidades
bulk-short-send-invitations = Enviar invitaciones
bulk-short-remove-users = Quitar
bulk-short-release-devices = Liberar

bulk-effect-disable-customers = Las activaciones, las comprobaciones y los correos de estos clientes se detienen enseguida. No se borra nada.
bulk-effect-enable-customers = Todo vuelve a funcionar como antes de desactivarlos.
bulk-effect-extend-customers = Se mueve el último día de sus licencias; las pruebas y las terminadas quedan como están. Ninguna licencia se acorta.
bulk-effect-extend-licenses = Se mueve el último día; las unidades y los usuarios se quedan. Ninguna licencia se acorta.
bulk-effect-suspend-licenses = Los programas sabrán en su próximo contacto que la licencia está suspendida.
bulk-effect-resume-licenses = Los programas pueden volver a trabajar desde su próximo contacto.
bulk-effect-add-units = Sube el total de la edición; todavía no se da ninguna unidad a nadie.
bulk-effect-send-invitations = Cada uno recibe un correo con su nombre de usuario y su código de activación. Mientras un correo espera, se puede deshacer.
bulk-effect-remove-users = Sus plazas quedan libres y sus códigos de activación dejan de funcionar.
bulk-effect-release-devices = Sus plazas quedan libres enseguida, y los dispositivos lo sabrán en su próximo contacto.

bulk-undo-of = Deshacer: { $title }
bulk-changed = Eran { $seen } cuando miró y ahora son { $now }
bulk-changed-text = Revise la lista de abajo y confirme de nuevo.
bulk-to-whom = Se hace con:
bulk-none = No se puede hacer con ninguno de los seleccionados.
bulk-reason = Motivo
bulk-reason-hint = Lo ven sus compañeros y queda en la actividad.
bulk-until = Nuevo último día
bulk-months = O más larga en
bulk-months-none = Hasta el día de la izquierda
bulk-edition = Edición
bulk-units = Unidades que añadir
bulk-cannot-undo = Esto no se puede deshacer.
bulk-heading = Acciones en bloque
bulk-lead = Qué se hizo con muchos registros a la vez y qué fue de cada uno.
bulk-empty = Aún no hay acciones en bloque
bulk-empty-text = Marque filas de una lista, por ejemplo de clientes, y elija qué hacer con ellas.
bulk-what = Acción
bulk-state = Estado
bulk-result = Resultado
bulk-at = Cuándo
bulk-record = Registro
bulk-customer = Cliente
bulk-outcome = Desenlace
bulk-why = Motivo
bulk-state-running = En curso
bulk-state-stopped = Detenida
bulk-state-finished = Terminada
bulk-item-waiting = Pendiente
bulk-item-done = Hecho
bulk-item-failed = Fallido
bulk-item-skipped = Excluido
bulk-all = Todos
bulk-progress = Avance
bulk-records = Registros
bulk-nothing-here = No hay registros así.
bulk-n-done = { $n } hechos
bulk-n-failed = { $n } fallidos
bulk-n-left = { $n } pendientes
bulk-n-skipped = { $n } excluidos
bulk-stop = Detener
bulk-failures = Fallidos en CSV
bulk-undoes = Esto deshace una acción anterior
bulk-undone-by = Esto se deshizo

bulk-more = y { $n } más
bulk-left-out-n =
    { $n ->
        [one] { $n } queda excluido: por qué
       *[other] { $n } quedan excluidos: por qué
    }
bulk-months-n =
    { $n ->
        [one] { $n } mes
       *[other] { $n } meses
    }
bulk-can-undo =
    { $n ->
        [one] Puede deshacerlo durante { $n } día.
       *[other] Puede deshacerlo durante { $n } días.
    }
bulk-resume = Seguir con { $n }
bulk-retry =
    { $n ->
        [one] Reintentar { $n } fallido
       *[other] Reintentar { $n } fallidos
    }
bulk-undo = Deshacer { $n }
