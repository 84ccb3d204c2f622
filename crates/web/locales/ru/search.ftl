# The search page.

search-title = Поиск
search-lead = Клиенты, лицензии и пользователи по имени, номеру или адресу
search-pages = Страницы
