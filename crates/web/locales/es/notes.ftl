# Notes beside records.
notes-heading = Notas
notes-title = Notas: { $name }
notes-none = Todavía no hay notas.
notes-all = Todas las notas
notes-new = Nota nueva
notes-write = Añadir nota
notes-hint = La ven las personas de { $home } y de quienes están por encima. Escriba @ y un nombre para avisar a un colega.
notes-people = A quién se puede mencionar
notes-text = Nota
notes-edit = Editar la nota
notes-remove = Quitar
notes-changed = editada
notes-written = La nota está añadida
notes-saved = La nota está guardada
notes-removed = La nota está quitada
notes-restored = La nota vuelve a estar aquí
mentions-title = Menciones
mentions-lead = Las notas que le mencionan.
mentions-none = Nadie le ha mencionado
mentions-none-text = Cuando un colega escribe su nombre tras una @ en una nota, aparece aquí.
mentions-new = Nueva
mentions-open = Abrir las notas
mentions-seen = Marcar todas como vistas
mentions-bell =
    { $n ->
        [one] Menciones: { $n } nueva
       *[other] Menciones: { $n } nuevas
    }
