# Устройства, на которых установлена программа.

installations-lead = Устройства с программой; сначала те, что выходили на связь последними.
installations-search = Найти по устройству или имени пользователя
installations-device = Устройство
installations-user = Пользователь
installations-version = Версия
installations-storage = Занято места
installations-contact = Последняя связь
installations-all = Все
installations-silent =
    { $n ->
        [one] Молчат больше { $n } дня
        [few] Молчат больше { $n } дней
       *[other] Молчат больше { $n } дней
    }
installations-none = Установок пока нет
installations-none-text = Устройство появится здесь, как только кто-то активирует программу по имени пользователя и коду активации.
installations-release = Отключить устройство
installations-release-title = Отключить { $device }?
installations-release-text = Место пользователя { $user } освободится для другого устройства. На { $device } программа перестанет работать при следующем выходе на связь.
installations-released = Устройство { $device } отключено.
installations-by-key = по ключу { $name }
