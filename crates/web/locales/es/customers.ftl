# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Datos
customers-tab-license = Licencia
customers-tab-settings = Configuración
customers-tab-users = Usuarios
customers-tab-activity = Actividad
customers-language-en = inglés
customers-language-fi = finés
customers-language-it = italiano
customers-language-es = español
customers-language-ru = ruso
customers-choose = Elegir cliente
customers-choose-new = Cliente nuevo…
customers-vendor-is = Proveedor: { $name }
customers-send =
    { $n ->
        [one] Enviar { $n } invitación
       *[other] Enviar { $n } invitaciones
    }
customers-add-users = Añadir usuarios
customers-add-license = Añadir licencia
customers-disable = Desactivar el cliente…
customers-enable = Reactivar el cliente…
customers-delete = Eliminar el cliente…
