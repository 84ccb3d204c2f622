# Ajustes personales y cambio de organización.

settings-details-hint = Las páginas y los correos llegan en este idioma; las horas se muestran en esta zona.
settings-saved = Sus datos se han guardado
settings-password = Contraseña
settings-password-text = Al cambiarla se cierran sus demás sesiones.
settings-password-current = Contraseña actual
settings-password-do = Cambiar la contraseña
settings-password-done = La contraseña se ha cambiado

sessions-text = Tiene la sesión abierta aquí. Cierre las que no reconozca y cambie después la contraseña.
sessions-device = Navegador
sessions-browser = { $browser } en { $system }
sessions-unknown = Desconocido
sessions-this = Esta sesión
sessions-address = Dirección
sessions-began = Inicio
sessions-seen = Último uso
sessions-end = Cerrar
sessions-end-this = Cerrar: { $browser }
sessions-end-others = Cerrar todas las demás
sessions-ended =
    { $n ->
        [one] { $n } sesión cerrada
       *[other] { $n } sesiones cerradas
    }

again-title = Escriba de nuevo su contraseña
again-text = Hace falta para lo que va a hacer. Después vale durante cinco minutos.

switch-text = Lo que ve y crea pertenece a la organización con la que trabaja.
switch-search = Buscar organizaciones
switch-more = Hay más. Búsquelas por nombre.
