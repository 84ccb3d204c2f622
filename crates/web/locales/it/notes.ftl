# Notes beside records.
notes-heading = Note
notes-title = Note: { $name }
notes-none = Ancora nessuna nota.
notes-all = Tutte le note
notes-new = Nuova nota
notes-write = Aggiungi nota
notes-hint = La vedono le persone di { $home } e di chi sta sopra. Scrivi @ e un nome per avvisare un collega.
notes-people = Chi si può menzionare
notes-text = Testo della nota
notes-edit = Modifica la nota
notes-remove = Rimuovi
notes-changed = modificata
notes-written = La nota è aggiunta
notes-saved = La nota è salvata
notes-removed = La nota è rimossa
notes-restored = La nota è di nuovo qui
mentions-title = Menzioni
mentions-lead = Le note che ti menzionano.
mentions-none = Nessuno ti ha menzionato
mentions-none-text = Quando un collega scrive il tuo nome dopo una @ in una nota, la trovi qui.
mentions-new = Nuova
mentions-open = Apri le note
mentions-seen = Segna tutte come viste
mentions-bell =
    { $n ->
        [one] Menzioni: { $n } nuova
       *[other] Menzioni: { $n } nuove
    }
