# Licenses: the tab of a customer, what can be done to a license, and the list across customers.

## Amounts
licenses-of = из { $total }
licenses-of-text = из { $total }
licenses-of-in-use = из { $total } занято
licenses-used-of = { $used } из { $total }
licenses-without-limit = без ограничения
licenses-storage-in-use = Занято { $used } из { $total }
licenses-storage-unlimited = Занято { $used }, без ограничения
licenses-line-in-use = { $edition }: занято { $used } из { $total }
licenses-free-installed = { $units } · Свободно: { $free } · Установлено: { $installed }
licenses-space = Всего { $total }: { $units } по лицензиям и { $extra } дополнительно
licenses-space-unlimited = Всего: не ограничено
licenses-space-each = По { $space } на каждую
licenses-space-each-unlimited = Хранилище без ограничения
licenses-gb = ГБ

## The tab
licenses-title = { $name }: лицензия
licenses-copy-number = Скопировать номер лицензии
licenses-storage = Хранилище
licenses-total-of = { $edition }, всего
licenses-extra-space = Дополнительное место, ГБ
licenses-client-limit = Ограничение на клиента
licenses-client-limit-hint = 0 = не используется.
licenses-not-in-use = Не используется
licenses-term = Срок
licenses-days-passed =
    { $n ->
        [one] Прошло { $passed } из { $n } дня
        [few] Прошло { $passed } из { $n } дней
       *[other] Прошло { $passed } из { $n } дней
    }
licenses-days-left =
    { $n ->
        [one] Остался { $n } день
        [few] Осталось { $n } дня
       *[other] Осталось { $n } дней
    }
licenses-days-over =
    { $n ->
        [one] истекла { $n } день назад
        [few] истекла { $n } дня назад
       *[other] истекла { $n } дней назад
    }
licenses-started = Начало: { $day }
licenses-ends = истекает { $day }, 23:59 ({ $zone })
licenses-valid-to = Действует до
licenses-valid-to-hint = Последний день включается целиком.
licenses-created = Создана
licenses-comments = Комментарии
licenses-save-note = Количество указывается вместе с прежними лицензиями. Изменения вступят в силу после сохранения.
licenses-saved = Лицензия сохранена.
licenses-suspended-by = { $name }: «{ $reason }»
licenses-none = Лицензии пока нет
licenses-none-text = Лицензия определяет, сколько пользователей может быть у клиента и до какого дня.
licenses-others = Другие лицензии
licenses-no-others = Других нет.
licenses-kind = Тип
licenses-aside = О клиенте
licenses-glance = Кратко
licenses-since = Клиент с
licenses-recent = Недавнее
licenses-all-activity = Весь журнал

## What can be done
licenses-put-in-force = Ввести в действие
licenses-in-force-note = Лицензия введена в действие.
licenses-resume = Возобновить
licenses-resumed-note = Лицензия возобновлена.
licenses-convert = Перевести в купленную
licenses-converted-note = Пробная лицензия стала купленной на год с сегодняшнего дня.
licenses-extend = Продлить пробный срок
licenses-extended-note = Пробный срок продлён на один период.
licenses-connect = Подключить пробного клиента…
licenses-connect-title = Подключить пробного клиента к { $plan }
licenses-connect-text = Пользователь перейдёт на эту лицензию вместе с устройством, кодом и историей. Переустанавливать ничего не нужно.
licenses-connect-none = У этого клиента нет установленных пробных клиентов.
licenses-client = Пробный клиент
licenses-client-choose = Выберите клиента
licenses-connect-verb = Подключить клиента
licenses-connected-note = Пробный клиент подключён.
licenses-adopt = Перевести на нынешние условия…
licenses-adopt-title = Перевести { $plan } на нынешние условия?
licenses-adopt-text = Лицензия продана по редакции { $sold } тарифа; сейчас продаётся редакция { $present }. Единицы, пользователи и дни остаются.
licenses-adopt-verb = Перевести лицензию
licenses-adopt-same = У неё уже нынешние условия.
licenses-adopted-note = Лицензия переведена на нынешние условия тарифа.
licenses-revision = Продана по редакции { $revision }
licenses-users-move = Её пользователи перейдут на другую лицензию { $day }.
licenses-users-wait =
    { $count ->
        [one] { $count } пользователю не хватило места на лицензии, которая заменила эту; он перейдёт, как только там освободится место.
        [few] { $count } пользователям не хватило места на лицензии, которая заменила эту; они перейдут, как только там освободятся места.
       *[other] { $count } пользователям не хватило места на лицензии, которая заменила эту; они перейдут, как только там освободятся места.
    }
licenses-suspend = Приостановить…
licenses-suspend-title = Приостановить { $plan }?
licenses-suspend-text =
    { $n ->
        [one] { $n } установленная программа остановится при следующей связи. Срок продолжает идти. Возобновить можно в любой момент.
        [few] { $n } установленные программы остановятся при следующей связи. Срок продолжает идти. Возобновить можно в любой момент.
       *[other] { $n } установленных программ остановятся при следующей связи. Срок продолжает идти. Возобновить можно в любой момент.
    }
licenses-suspend-verb = Приостановить лицензию
licenses-suspended-note = Лицензия приостановлена.
licenses-revoke = Отозвать…
licenses-revoke-title = Отозвать { $plan }?
licenses-revoke-text =
    { $n ->
        [one] { $n } установленная программа остановится навсегда. Отменить это нельзя.
        [few] { $n } установленные программы остановятся навсегда. Отменить это нельзя.
       *[other] { $n } установленных программ остановятся навсегда. Отменить это нельзя.
    }
licenses-revoke-instead = Чтобы остановить её на время:
licenses-revoke-verb = Отозвать лицензию
licenses-revoked-note = Лицензия отозвана.

## A new license
licenses-new-title = Новая лицензия: { $name }
licenses-choose-plan = Выберите тариф.
licenses-other-plan = Другой тариф
licenses-no-plans = Нет тарифов для продажи
licenses-no-plans-text = Чтобы выдавать лицензии, у продукта должен быть тариф.
licenses-months =
    { $n ->
        [one] { $n } месяц
        [few] { $n } месяца
       *[other] { $n } месяцев
    }
licenses-starts-on = Начинается
licenses-starts-on-hint = Если пусто, то сегодня.
licenses-stage = Начальное состояние
licenses-stage-hint = Активация возможна только с действующей лицензией.
licenses-new-note = Письма не отправляются.
licenses-overlap-title = Она пересекается с лицензиями, которые есть у клиента
licenses-overlap-hint = Выберите, что делать с каждой.
licenses-overlap-one = { $plan }, { $number }: { $units }, до { $day }
licenses-overlap-both = Действуют обе, единицы складываются.
licenses-overlap-ends = Она закончится { $day }; её пользователи перейдут на новую с устройствами и кодами.
licenses-overlap-arithmetic =
    { $days ->
        [one] { $old } × { $left } дн. ÷ { $new } = ещё { $days } день: действует до { $day }
        [few] { $old } × { $left } дн. ÷ { $new } = ещё { $days } дня: действует до { $day }
       *[other] { $old } × { $left } дн. ÷ { $new } = ещё { $days } дней: действует до { $day }
    }
licenses-overlap-look = Пересчитать
licenses-locked-plans = Закрыты до одобрения:
licenses-issued-note = Лицензия добавлена.

## The list
licenses-lead = Лицензии всех ваших клиентов.
licenses-find = Найти по клиенту или номеру лицензии
licenses-empty = Лицензий пока нет
licenses-empty-text = Откройте клиента и добавьте ему лицензию.
licenses-caption = Лицензии по клиентам
licenses-ends-in = Истекает

## Orders
licenses-order-renewal = Заказать новый срок
licenses-order-more = Заказать ещё единицы
licenses-edit-in-place = Изменить здесь: { $name }
licenses-at-large = { $n ->
        [one] { $n } устройство работает
        [few] { $n } устройства работают
       *[other] { $n } устройств работают
    } по файлу лицензии до { $date }, хотя { $n ->
        [one] его место освобождено
        [few] их места освобождены
       *[other] их места освобождены
    }.
