# Страница, на которую ведёт ссылка приглашения.

activate-title = Установите { $product }
activate-lead = { $customer }: для вас выделена лицензия. Установка занимает около трёх минут.
activate-installed = Программа установлена и на связи. Больше ничего делать не нужно.
activate-step-download = 1. Скачайте программу
activate-edition = { $product }, { $edition }
activate-download = Скачать { $product }
activate-no-download = { $sender } сообщит, где взять программу.
activate-step-enter = 2. Введите эти данные в программе
activate-copy-username = Скопировать имя пользователя
activate-copy-code = Скопировать код активации
activate-show-code = Показать код активации
activate-handover-text = Программа уже установлена? Она может сама взять имя пользователя и код.
activate-handover = Открыть в программе
activate-valid = Лицензия действует до { $date }.
activate-offline = Тот компьютер никогда не выходит в сеть?
activate-support = Не получается?
activate-ended = Эта ссылка больше не работает
activate-ended-text = Она устарела или заменена. Новую можно отправить на тот адрес почты, куда пришло приглашение.
activate-ask = Попросить новую ссылку
activate-asked = Проверьте почту
activate-asked-text = Если приглашение ещё в силе, новая ссылка уже отправляется на адрес, куда оно пришло.
