# Why a license lets devices in or not.

why-button = Почему?
why-title = Почему устройства допускаются: { $plan }
why-lead = Правила, которые проверяет активация, в том порядке, в котором они решают.
why-back = К лицензии
why-let-in = Устройство, которое спросит сейчас, будет допущено.
why-refused = Устройству, которое спросит сейчас, будет отказано
why-rules = Правила
why-rule = Правило
why-now = Сейчас
why-fix = Что поможет
why-holds = Выполнено
why-broken = Не выполнено
why-nothing = Делать нечего
