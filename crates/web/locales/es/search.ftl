# The search page.

search-title = Búsqueda
search-lead = Clientes, usuarios, licencias, códigos, facturas, dispositivos y páginas por nombre, número o dirección
search-pages = Páginas
search-partners = Distribuidores
search-order = Pedido sin número
search-unnamed = Sin nombre
search-actions = Acciones
search-do-redeem = Introducir un código de compra
search-do-waiting = Enviar las invitaciones pendientes
search-do-bounced = Corregir las invitaciones devueltas
search-do-expiring = Licencias que vencen pronto
search-do-order = Pedido nuevo
search-do-statement = Importar un extracto bancario
search-do-import-users = Importar usuarios
search-do-import-customers = Importar clientes
search-do-imports = Ver las importaciones
search-do-prices = Listas de precios
search-do-partner = Distribuidor nuevo
search-do-product = Producto nuevo
search-do-codes = Crear códigos de compra
search-do-alerts = Alertas
search-do-bulk = Acciones en bloque
search-do-password = Cambiar mi contraseña
search-do-sessions = Mis sesiones
search-for = Acciones para { $name }
search-for-users = Añadir usuarios
search-for-units = Cambiar unidades
search-for-license = Añadir una licencia
search-for-invite = Enviar las invitaciones pendientes
search-found = { $n ->
    [one] 1 resultado
   *[other] { $n } resultados
}
search-key-move = Mover
