# Impostazioni personali e cambio di organizzazione.

settings-details-hint = Pagine e messaggi sono in questa lingua; gli orari sono mostrati in questo fuso.
settings-saved = I tuoi dati sono salvati
settings-password = Password
settings-password-text = Quando la cambi, tutte le altre tue sessioni terminano.
settings-password-current = Password attuale
settings-password-do = Cambia la password
settings-password-done = La password è cambiata

sessions-text = Hai effettuato l’accesso da qui. Chiudi quello che non riconosci, poi cambia la password.
sessions-device = Browser
sessions-browser = { $browser } su { $system }
sessions-unknown = Sconosciuto
sessions-this = Questa sessione
sessions-address = Indirizzo
sessions-began = Accesso
sessions-seen = Ultimo uso
sessions-end = Termina
sessions-end-this = Termina: { $browser }
sessions-end-others = Termina tutte le altre
sessions-ended =
    { $n ->
        [one] { $n } sessione terminata
       *[other] { $n } sessioni terminate
    }

again-title = Inserisci di nuovo la password
again-text = Serve per quello che stai per fare. Poi vale per cinque minuti.

switch-text = Quello che vedi e crei appartiene all’organizzazione per cui lavori.
switch-search = Cerca organizzazioni
switch-more = Ce ne sono altre. Cerca per nome.
