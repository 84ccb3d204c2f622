# Distribuidores, sus datos y su personal.

organizations-text = Usted y los distribuidores por debajo. Los clientes tienen su propia lista.
organizations-new = Distribuidor nuevo
organizations-new-text = Por debajo de { $parent }.
organizations-new-below = Distribuidor nuevo por debajo
organizations-create = Crear el distribuidor
organizations-created = El distribuidor se ha creado. Invite ahora a su personal.
organizations-name = Nombre
organizations-type = Tipo
organizations-own = Trabaja con esta
organizations-work-as = Trabajar con esta organización
organizations-details = Datos del proveedor
organizations-details-hint = Los clientes y distribuidores inferiores ven este nombre. Los clientes nuevos empiezan con este idioma y esta zona.
organizations-support = Contacto de soporte
organizations-support-hint = Aparece en cada correo a sus usuarios.
organizations-support-email = Correo de soporte
organizations-support-phone = Teléfono de soporte
organizations-read-only = Puede ver estos datos, pero no cambiarlos
organizations-saved = Los datos se han guardado
organizations-delete = Eliminar el distribuidor
organizations-delete-title = Eliminar { $name }
organizations-delete-text = Su personal pierde el acceso y sus tokens de API terminan. No se puede deshacer. Se rechaza mientras tenga clientes, distribuidores o productos.
organizations-deleted = El distribuidor se ha eliminado
organizations-staff = Personal

staff-invite = Invitar a personal
staff-invite-hint = Reciben un correo con un enlace válido tres días.
staff-invite-do = Enviar la invitación
staff-language = Idioma del correo
staff-ceiling = Un rol vale aquí y en todas las organizaciones inferiores. Nadie concede más que el suyo.
staff-invited = La invitación a { $email } está en camino
staff-none = Todavía sin personal propio
staff-none-text = El personal de las organizaciones superiores también puede trabajar aquí.
staff-seen = Último acceso
staff-you = usted
staff-role-change = Cambiar el rol
staff-role-changed = El rol se ha cambiado
staff-remove = Quitar del personal
staff-remove-text = Pierde de inmediato sus permisos en { $organization } y por debajo. Los tokens de API que creó allí terminan.
staff-removed = La persona se ha quitado
staff-pending = Invitados que aún no han entrado
staff-withdraw = Retirar
staff-withdraw-this = Retirar: { $email }
staff-withdrawn = La invitación se ha retirado
staff-pending-waits = Cuenta desde el envío del correo

## Desactivar, reactivar, cerrar
organizations-standing = Mover, desactivar, cerrar
organizations-move = Mover…
organizations-move-hint = A otra organización, con todos sus clientes y distribuidores.
organizations-disable = Desactivar…
organizations-disable-hint = Detiene todo lo suyo y lo que hay por debajo hasta que lo reactive.
organizations-enable = Reactivar…
organizations-enable-hint = Todo vuelve a estar como estaba.
organizations-close = Cerrar…
organizations-close-hint = Termina la relación para siempre. Sus datos y su historial se conservan.
organizations-delete-hint = Solo para un distribuidor sin nada por debajo.
organizations-closed = Cerrado
organizations-stopped-above = Desactivado desde arriba
organizations-closed-since = Cerrado para siempre desde { $when }.
organizations-stopped-by = { $name } está desactivada, y con ella todo lo que hay por debajo: activación, contacto, acceso y correo esperan a que se reactive.
organizations-disable-title = ¿Desactivar { $name }?
organizations-disable-text = De inmediato, hasta que reactive el distribuidor, nada funciona en él ni por debajo. Quedan excluidos:
organizations-disable-back = No se pierde nada. Al reactivar, todo vuelve a estar como estaba; lo que se desactivó por separado sigue así.
organizations-disable-verb = Desactivar el distribuidor
organizations-disabled-note = El distribuidor está desactivado
organizations-enable-title = ¿Reactivar { $name }?
organizations-enable-text = Activación, contacto, acceso y tokens de API vuelven a funcionar de inmediato y salen los correos retenidos. Lo que se desactivó por separado sigue así.
organizations-enable-above = También está desactivada una organización superior: nada funciona hasta que se reactive.
organizations-enable-verb = Reactivar el distribuidor
organizations-enabled-note = El distribuidor está reactivado
organizations-close-title = ¿Cerrar { $name } para siempre?
organizations-close-text = La relación termina y no se vuelve a abrir. Se rechaza mientras haya clientes o distribuidores abiertos por debajo. Terminan:
organizations-close-stays = Sus datos y su historial se conservan, marcados como cerrados.
organizations-close-verb = Cerrar el distribuidor
organizations-closed-note = El distribuidor está cerrado

## Quién queda excluido
cut-off-nobody = Ahora no trabaja nadie ahí.
cut-off-customers =
    { $n ->
        [one] { $n } cliente
       *[other] { $n } clientes
    }
cut-off-stopped =
    { $n ->
        [one] { $n } cliente más ya está desactivado
       *[other] { $n } clientes más ya están desactivados
    }
cut-off-partners =
    { $n ->
        [one] { $n } distribuidor por debajo
       *[other] { $n } distribuidores por debajo
    }
cut-off-users =
    { $n ->
        [one] { $n } usuario ya no puede activar el programa
       *[other] { $n } usuarios ya no pueden activar el programa
    }
cut-off-installations =
    { $n ->
        [one] { $n } programa instalado recibe el aviso de que el cliente está desactivado
       *[other] { $n } programas instalados reciben el aviso de que el cliente está desactivado
    }
cut-off-mails =
    { $n ->
        [one] { $n } correo en espera se retiene
       *[other] { $n } correos en espera se retienen
    }
cut-off-staff =
    { $n ->
        [one] { $n } persona del personal ya no puede trabajar ahí
       *[other] { $n } personas del personal ya no pueden trabajar ahí
    }
cut-off-tokens =
    { $n ->
        [one] { $n } token de API se rechaza
       *[other] { $n } tokens de API se rechazan
    }
cut-off-invitations =
    { $n ->
        [one] { $n } invitación de personal no se puede aceptar
       *[other] { $n } invitaciones de personal no se pueden aceptar
    }
cut-off-names = Entre ellos:
cut-off-more =
    { $n ->
        [one] y { $n } más
       *[other] y { $n } más
    }
close-memberships =
    { $n ->
        [one] { $n } pertenencia de su personal
       *[other] { $n } pertenencias de su personal
    }

## Mover
move-title = Mover { $name }
move-text = La rama nueva lo ve todo de inmediato, también el historial; la antigua ya no ve nada. Licencias, usuarios e instalaciones quedan como están. Qué lo acompaña y qué termina:
move-partners =
    { $n ->
        [one] { $n } distribuidor lo acompaña
       *[other] { $n } distribuidores lo acompañan
    }
move-customers =
    { $n ->
        [one] { $n } cliente lo acompaña
       *[other] { $n } clientes lo acompañan
    }
move-logins =
    { $n ->
        [one] { $n } sesión de sus miembros se cierra; vuelven a entrar
       *[other] { $n } sesiones de sus miembros se cierran; vuelven a entrar
    }
move-tokens =
    { $n ->
        [one] { $n } token de API termina para siempre
       *[other] { $n } tokens de API terminan para siempre
    }
move-invitations =
    { $n ->
        [one] { $n } invitación de personal se retira
       *[other] { $n } invitaciones de personal se retiran
    }
move-parent = Lugar nuevo
move-parent-hint = Debajo de qué organización está desde ahora. Busque si no está en la lista.
move-choose = Elija una organización
move-nowhere = No hay otro lugar a su alcance.
move-verb = Mover ahí
move-done = Se ha movido

## Tipos de distribuidor
partner-types-title = Tipos de distribuidor
partner-types-text = Qué pueden hacer los distribuidores de cada tipo en sí mismos y por debajo. Los roles limitan más: un observador solo mira.
partner-types-laws = Dos cosas no las cambia ningún tipo: quien pertenece a un lugar lo ve, con su personal y sus clientes; y nadie toca el contrato del distribuidor al que pertenece.
partner-types-read-only = Solo los administradores del operador lo cambian
partner-types-action = Permiso
partner-types-always = Siempre
partner-types-allowed = { $action }: { $type }
partner-types-default-yes = Cambiado; normalmente permitido
partner-types-default-no = Cambiado; normalmente no permitido
partner-types-save = Guardar los permisos
partner-types-saved = Los permisos se han guardado y valen desde ahora
partner-types-reset = Volver a lo predeterminado: { $type }
partner-types-changed = Difiere de lo predeterminado: { $type }
