# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Dati
customers-tab-license = Licenza
customers-tab-settings = Impostazioni
customers-tab-users = Utenti
customers-tab-activity = Attività
customers-language-en = inglese
customers-language-fi = finlandese
customers-language-it = italiano
customers-language-es = spagnolo
customers-language-ru = russo
customers-choose = Scegli il cliente
customers-choose-new = Nuovo cliente…
customers-vendor-is = Rivenditore: { $name }
customers-send =
    { $n ->
        [one] Invia { $n } invito
       *[other] Invia { $n } inviti
    }
customers-add-users = Aggiungi utenti
customers-add-license = Aggiungi licenza
customers-disable = Disattiva il cliente…
customers-enable = Riattiva il cliente…
customers-delete = Elimina il cliente…
