# Notes beside records.
notes-heading = Заметки
notes-title = Заметки: { $name }
notes-none = Заметок пока нет.
notes-all = Все заметки
notes-new = Новая заметка
notes-write = Добавить заметку
notes-hint = Её видят сотрудники { $home } и тех, кто выше. Напишите @ и имя, чтобы сообщить коллеге.
notes-people = Кого можно упомянуть
notes-text = Заметка
notes-edit = Изменить заметку
notes-remove = Убрать
notes-changed = изменено
notes-written = Заметка добавлена
notes-saved = Заметка сохранена
notes-removed = Заметка убрана
notes-restored = Заметка возвращена
mentions-title = Упоминания
mentions-lead = Заметки, в которых упомянуты вы.
mentions-none = Вас никто не упоминал
mentions-none-text = Когда коллега напишет в заметке ваше имя после @, она появится здесь.
mentions-new = Новая
mentions-open = Открыть заметки
mentions-seen = Отметить все как просмотренные
mentions-bell =
    { $n ->
        [one] Упоминания: { $n } новое
        [few] Упоминания: { $n } новых
       *[other] Упоминания: { $n } новых
    }
