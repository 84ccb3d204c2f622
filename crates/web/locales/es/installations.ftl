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
