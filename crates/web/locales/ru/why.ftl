# Why a license lets devices in or not.

why-button = Почему?
why-title = Почему устройства допускаются: { $plan }
why-title-user = Почему устройства пользователя { $name } допускаются
why-title-device = Что встретит следующая проверка устройства { $name }
why-lead = Правила, которые проверяет активация, в том порядке, в котором они решают.
why-back = Назад
why-let-in = Устройство, которое спросит сейчас, будет допущено.
why-refused = Устройству, которое спросит сейчас, будет отказано
why-rules = Правила
why-rule = Правило
why-now = Сейчас
why-fix = Что поможет
why-holds = Выполнено
why-broken = Не выполнено
why-warned = Только сообщается
why-nothing = Делать нечего
why-more-gb = { $fix }: не менее { $gb } ГБ
why-each-gb = { $fix }: не менее чем до { $gb } ГБ
why-on-day = { $fix }: { $day }
why-or-wait = { $fix } или подождите до { $day }
why-named = { $fix }: { $name }
