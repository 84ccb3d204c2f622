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
installations-freed = Освобождены из-за молчания
installations-none-freed = За последние две недели мест из-за молчания не освобождали
installations-known = Сведения
installations-edition = Редакция
installations-platform = Платформа
installations-activated = Активировано
installations-last-backup = Последняя копия
installations-admitted = Допущено
installations-admitted-code = Имя пользователя и код активации
installations-told-apart = Отличается по
installations-by-id = идентификатору, который сообщает сама
installations-by-parts = отпечатку и деталям: { $parts }
installations-by-fingerprint = отпечатку
installations-moved = Перенесено сюда
installations-moves = Переносы пользователя
installations-moves-left = Осталось переносов на другое устройство: { $left } из { $all }
installations-moves-until = Осталось переносов на другое устройство: { $left } из { $all }, до { $date }
installations-moves-text = Место, освобождённое здесь, переносом не считается.
installations-forgive = Вернуть все переносы
installations-forgiven = Все переносы снова доступны.
installations-silenced-title = Место освобождено { $date }: устройство не выходило на связь
installations-silenced-text = До { $date } место можно вернуть, пока у пользователя есть свободное. Устройство вернёт его само, когда снова выйдет на связь.
installations-take-back = Вернуть место
installations-taken-back = Устройству { $device } возвращено место.
installations-is-released = Освобождено { $date }
installations-counters = Счётчики
installations-counters-hint = Что насчитала программа, по последним данным.
