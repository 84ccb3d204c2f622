# Kirjautuminen, käyttöönotto, unohtunut salasana, henkilöstön kutsut.

login-title = Kirjaudu sisään
login-do = Kirjaudu sisään
login-email = Sähköpostiosoite
login-password = Salasana
login-back = Takaisin kirjautumiseen
login-unset = Kukaan ei voi vielä kirjautua
login-unset-text = Avaa kertakäyttöinen linkki, joka tulostui päätteeseen, kun palvelu käynnistettiin. Se luo ensimmäisen pääkäyttäjän.
password-hint = Vähintään 12 merkkiä. Muutama sana peräkkäin käy hyvin.

forgot-link = Unohditko salasanan?
forgot-title = Aseta uusi salasana
forgot-text = Kerro osoitteesi, niin lähetämme sinulle linkin.
forgot-ask = Lähetä linkki
forgot-sent-title = Katso sähköpostisi
forgot-sent-text = Jos osoitteella on tili, viesti linkkeineen on matkalla. Linkki toimii tunnin.
reset-title = Aseta uusi salasana
reset-text = Tilille { $email }. Tilin muut istunnot päättyvät.
reset-password = Uusi salasana
reset-repeated = Uusi salasana uudelleen
reset-do = Aseta salasana
reset-done = Salasana on asetettu. Kirjaudu sillä sisään.

link-ended-title = Linkki ei enää toimi
link-ended-reset = Se on käytetty, yli tunnin vanha tai korvattu uudemmalla. Pyydä uusi.
link-ended-setup = Se on käytetty tai yli 30 minuuttia vanha. Käynnistä palvelu uudelleen, niin saat uuden.
link-ended-join = Se on käytetty, yli kolme päivää vanha tai peruttu. Pyydä kutsujalta uusi.

setup-title = Ota Seatwright käyttöön
setup-text = Sinusta tulee ensimmäinen pääkäyttäjä. Kaiken voi muuttaa myöhemmin.
setup-organization = Organisaatio
setup-organization-hint = Yritys, joka ylläpitää tätä konsolia. Kumppanit ja asiakkaat näkevät sen nimen.
setup-name = Nimesi
setup-language = Kieli
setup-zone = Aikavyöhyke
setup-do = Ota käyttöön ja kirjaudu

join-title = Liity: { $organization }
join-text = Sinut kutsuttiin osoitteella { $email } roolilla ”{ $role }”.
join-do = Hyväksy kutsu
join-done = Kuulut nyt organisaatioon { $organization }. Jatka kirjautumalla.

## Rekisteröityminen
register-title = Rekisteröidy
register-link = Ei vielä tiliä? Rekisteröidy
register-text = Tilillä näet lisenssit, jotka yritys on sinulle antanut. Käytä osoitetta, jonka pääkäyttäjäsi tuntee.
register-do = Rekisteröidy
register-sent-title = Katso sähköpostisi
register-sent-text = Antamaasi osoitteeseen on tulossa viesti. Avaa sen linkki ja anna salasanasi vielä kerran, niin tili syntyy. Linkki toimii 24 tuntia.
register-confirm-title = Vahvista osoitteesi
register-confirm-text = Anna salasana, jonka valitsit osoitteelle { $email }. Rekisteröikö joku muu osoitteesi? Sulje silloin tämä sivu; ilman salasanaa mitään ei tapahdu.
register-confirm-company = Samalla luodaan tili yritykselle { $company } ja sille ostokoodin lisenssi.
register-confirm-do = Vahvista ja kirjaudu
link-ended-register = Se on käytetty, yli 24 tuntia vanha, tai osoitteella on jo tili.
