# The search page.

search-title = Búsqueda
search-lead = Clientes, licencias y usuarios por nombre, número o dirección
search-pages = Páginas
