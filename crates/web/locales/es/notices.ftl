# Notices that a license ends.
notices-heading = Avisos del final
notices-next = Por enviar
notices-none = Tal como está, no saldrán más avisos.
notices-off = Los avisos de esta licencia están desactivados.
notices-before =
    { $days ->
        [one] { $days } día antes
       *[other] { $days } días antes
    }
notices-last = El último día
notices-after =
    { $days ->
        [one] { $days } día después
       *[other] { $days } días después
    }
notices-to = Para: { $emails }
notices-to-nobody = Nadie tiene una dirección. Ponga un contacto al cliente o un correo de soporte a quien vende.
notices-at = A las nueve de la mañana del cliente. No sale ninguno cuando la licencia tiene otro final.
notices-gone = Enviados
notices-mail = Ver el correo para { $email }
notices-switch-off = Desactivar
notices-switch-on = Activar
notices-switched-off = Los avisos de esta licencia se han desactivado
notices-switched-on = Los avisos de esta licencia se han activado
