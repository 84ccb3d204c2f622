# Dispositivos en los que está instalado el software.

installations-lead = Dispositivos con el software; primero los que dieron señal más tarde.
installations-search = Buscar por dispositivo o usuario
installations-device = Dispositivo
installations-user = Usuario
installations-version = Versión
installations-storage = Espacio usado
installations-contact = Último contacto
installations-all = Todos
installations-silent =
    { $n ->
        [one] Sin señal más de { $n } día
       *[other] Sin señal más de { $n } días
    }
installations-none = Todavía no hay instalaciones
installations-none-text = Un dispositivo aparece aquí en cuanto alguien activa el software con nombre de usuario y código de activación.
installations-release = Liberar dispositivo
installations-release-title = ¿Liberar { $device }?
installations-release-text = La plaza de { $user } queda libre para otro dispositivo. { $device } deja de funcionar en su próximo contacto.
installations-released = Se liberó { $device }.
installations-by-key = con { $name }
installations-freed = Liberados por silencio
installations-none-freed = En las últimas dos semanas no se liberó ninguna plaza por silencio
installations-known = Lo que se sabe
installations-edition = Edición
installations-platform = Plataforma
installations-activated = Activado
installations-last-backup = Última copia
installations-admitted = Admitido por
installations-admitted-code = Nombre de usuario y código de activación
installations-told-apart = Se reconoce por
installations-by-id = el identificador que declara
installations-by-parts = su huella y estos componentes: { $parts }
installations-by-fingerprint = su huella
installations-moved = Trasladado aquí
installations-moves = Traslados del usuario
installations-moves-left = Quedan { $left } de { $all } traslados a otro dispositivo
installations-moves-until = Quedan { $left } de { $all } traslados a otro dispositivo hasta el { $date }
installations-moves-text = Una plaza liberada aquí no cuenta como traslado.
installations-forgive = Devolver todos los traslados
installations-forgiven = Todos los traslados están otra vez disponibles.
installations-silenced-title = La plaza se liberó el { $date } porque no se supo del dispositivo
installations-silenced-text = Hasta el { $date } se puede recuperar mientras el usuario tenga una plaza. El dispositivo la recupera por sí mismo cuando vuelve a dar señales.
installations-take-back = Recuperar la plaza
installations-taken-back = { $device } tiene de nuevo su plaza.
installations-is-released = Liberado el { $date }
installations-counters = Contadores
installations-counters-hint = Lo que el programa contó, según su último contacto.
