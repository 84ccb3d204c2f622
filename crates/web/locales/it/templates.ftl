# Texts of letters: the list and the editor.

templates-text = I testi delle e-mail che inviate tu e chi sta sotto di te. Scegline uno per modificarlo.
templates-kind = Messaggio
templates-built-in = Predefinito
templates-own = Testo proprio
templates-inherited = Dall’alto
templates-inherited-from = Questo testo viene da { $name }. Salvane uno tuo per sostituirlo.
templates-inherited-above = Questo testo viene da chi sta sopra di te. Salvane uno tuo per sostituirlo.
templates-edit-text = Ciò che salvi vale dalla prossima e-mail, qui e più in basso.
templates-languages = Lingue
templates-read-only = Puoi guardare questo testo. Per modificarlo serve un amministratore con il diritto di curare il marchio.
templates-subject = Oggetto
templates-subject-hint = Fino a 60 caratteri, altrimenti le caselle lo tagliano
templates-preheader = Riga di anteprima
templates-preheader-hint = Le caselle la mostrano accanto all’oggetto
templates-greeting = Saluto
templates-body = Testo
templates-body-hint = Una riga vuota inizia un paragrafo, **due asterischi** fanno il grassetto, una riga con “- ” è una voce, [parole](https://…) un link. Il pulsante, il link e il codice seguono da soli.
templates-button = Pulsante
templates-why = Chiusura
templates-why-hint = Perché l’ha ricevuta, e che cosa fare se è un errore
templates-data = Anteprima con
templates-sample = Dati di esempio
templates-preview = Anteprima
templates-preview-text = Anteprima del testo semplice
templates-test = Invia una prova a me
templates-tested = La prova è in viaggio verso { $email }.
templates-in-force = Vale dalla prossima e-mail.
templates-saved = Il testo è salvato
templates-reset = Torna al testo predefinito
templates-reset-text = Il tuo testo di «{ $name }» viene tolto. Ecco che cosa cambia:
templates-reset-done = Vale di nuovo il testo predefinito
templates-placeholders = Segnaposto
templates-placeholders-text = Si riempiono per ogni destinatario. A destra c’è un esempio.
templates-needed = L’oggetto o il testo deve contenere uno di questi: { $names }.
templates-copy = Copia { $name }
templates-wide = Largo
templates-phone = Telefono
templates-history = Modifiche
templates-lint-subject =
    { $n ->
        [one] L’oggetto ha { $n } carattere; le caselle lo tagliano dopo 60.
       *[other] L’oggetto ha { $n } caratteri; le caselle lo tagliano dopo 60.
    }
templates-lint-large = L’e-mail pesa { $size }; le caselle la tagliano dopo 100 kB.
templates-lint-preheader = Senza riga di anteprima le caselle mostrano l’inizio del testo.
