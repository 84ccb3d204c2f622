# Accesso, prima configurazione, password dimenticata, inviti al personale.

login-title = Accedi
login-do = Accedi
login-email = Indirizzo e-mail
login-password = Password
login-back = Torna all’accesso
login-unset = Nessuno può ancora accedere
login-unset-text = Apri il link monouso comparso nel terminale all’avvio del servizio. Con quello si crea il primo amministratore.
password-hint = Almeno 12 caratteri. Vanno bene alcune parole di seguito.

forgot-link = Hai dimenticato la password?
forgot-title = Imposta una nuova password
forgot-text = Scrivi il tuo indirizzo e ti mandiamo un link.
forgot-ask = Invia il link
forgot-sent-title = Controlla la tua posta
forgot-sent-text = Se esiste un account con questo indirizzo, un messaggio con il link è in arrivo. Il link vale un’ora.
reset-title = Imposta una nuova password
reset-text = Per { $email }. Tutte le altre sessioni di questo account terminano.
reset-password = Nuova password
reset-repeated = Ripeti la nuova password
reset-do = Imposta la password
reset-done = La password è impostata. Accedi con quella nuova.

link-ended-title = Questo link non funziona più
link-ended-reset = È già stato usato, ha più di un’ora oppure ne è stato inviato uno più recente. Chiedine un altro.
link-ended-setup = È già stato usato o ha più di 30 minuti. Riavvia il servizio per averne un altro.
link-ended-join = È già stato usato, ha più di tre giorni oppure è stato ritirato. Chiedine un altro a chi ti ha invitato.

setup-title = Configura Seatwright
setup-text = Diventi il primo amministratore. Tutto si può cambiare in seguito.
setup-organization = Organizzazione
setup-organization-hint = L’azienda che gestisce questa console. Partner e clienti ne vedono il nome.
setup-name = Il tuo nome
setup-language = Lingua
setup-zone = Fuso orario
setup-do = Configura e accedi

join-title = Entra in { $organization }
join-text = Hai ricevuto l’invito come { $email }, con il ruolo «{ $role }».
join-do = Accetta l’invito
join-done = Ora fai parte di { $organization }. Accedi per continuare.

## Registrazione
register-title = Registrati
register-link = Non hai ancora un account? Registrati
register-text = Con un account vedi le licenze che un’azienda ti ha assegnato. Usa l’indirizzo che il tuo amministratore conosce.
register-do = Registrati
register-sent-title = Controlla la tua posta
register-sent-text = Un messaggio è in arrivo all’indirizzo indicato. Apri il link e inserisci ancora una volta la password: così si crea l’account. Il link vale 24 ore.
register-confirm-title = Conferma il tuo indirizzo
register-confirm-text = Inserisci la password scelta per { $email }. Il tuo indirizzo è stato registrato da altri? Chiudi questa pagina: senza la password non succede nulla.
register-confirm-company = Così nasce anche un account per { $company }, con la licenza del suo codice d’acquisto.
register-confirm-do = Conferma e accedi
link-ended-register = È già stato usato, ha più di 24 ore oppure esiste ormai un account con questo indirizzo.
