# Kirjeet. Otsikossa on enintään 60 merkkiä nimineen; pidemmät nimet lyhennetään.

mail-hello = Hei,
mail-hello-name = Hei { $name },
mail-test-subject = [Koe] { $subject }
mail-button-fails = Jos painike ei toimi, avaa tämä osoite:
mail-username = Käyttäjätunnus
mail-code = Aktivointikoodi
mail-when = Aika
mail-from-address = Verkko-osoite
mail-browser = Selain
mail-role-admin = pääkäyttäjä
mail-role-manager = hoitaja
mail-role-viewer = katselija
mail-support = Kysyttävää? Kirjoita osoitteeseen { $email }.
mail-support-phone = Kysyttävää? Kirjoita osoitteeseen { $email } tai soita { $phone }.

## Käyttäjän kutsu
mail-invitation-subject = Ota { $product } käyttöön
mail-invitation-preheader = Lataa ohjelma ja syötä koodi { $code }. Kestää noin kolme minuuttia.
mail-invitation-body = { $customer } on varannut sinulle ohjelman { $program } lisenssin. Asennus kestää noin kolme minuuttia.
mail-invitation-button = Asenna nyt
mail-invitation-open = Avaa
mail-invitation-valid = Linkki on voimassa { $date } asti.
mail-invitation-why = Sait tämän, koska { $customer } lisäsi osoitteesi. Etkö odottanut viestiä? Jätä se huomiotta.

## Uusi salasana
mail-reset-subject = Aseta uusi salasana
mail-reset-body = Tilillesi pyydettiin uutta salasanaa ({ $sender }). Valitse se painikkeen takaa avautuvalla sivulla.
mail-reset-button = Valitse salasana
mail-reset-valid = Linkki toimii kerran ja { $minutes } minuutin ajan.
mail-reset-why = Etkö pyytänyt sitä? Jätä viesti huomiotta; salasanasi pysyy ennallaan.

## Salasana vaihdettu
mail-changed-subject = Salasanasi on vaihdettu
mail-changed-body = Tilisi salasana vaihdettiin ({ $sender }). Kaikki muut kirjautumiset päätettiin.
mail-changed-why = Etkö se ollut sinä? Pyydä heti uusi salasana kirjautumissivulta.

## Työtoverin kutsu
mail-staff-subject = Kutsu: { $organization }
mail-staff-body = { $inviter } kutsuu sinut organisaatioon { $organization }. Roolisi: { $role }.
mail-staff-button = Katso kutsu
mail-staff-valid = Linkki on voimassa { $hours } tuntia.
mail-staff-why = Sait tämän, koska { $inviter } antoi osoitteesi. Jos et tunne lähettäjää, jätä viesti huomiotta.

## Uusi kirjautuminen
mail-login-subject = Uusi kirjautuminen tilillesi
mail-login-body = Tilillesi ({ $sender }) kirjauduttiin selaimella, jota ei ole käytetty aiemmin.
mail-login-button = Katso kirjautumisesi
mail-login-why = Jos se olit sinä, mitään ei tarvitse tehdä. Jos et, vaihda salasanasi heti.

## Rajapinta-avain luotu
mail-token-subject = Rajapinta-avain luotu: { $token }
mail-token-body = Tililläsi luotiin rajapinta-avain { $token }. Se toimii organisaation { $organization } puolesta oikeuksin: { $role }.
mail-token-why = Etkö se ollut sinä? Mitätöi avain ja vaihda salasanasi heti.

## Salausavain näytetty
mail-key-subject = Salausavain näytetty: { $customer }
mail-key-body = { $by } katsoi hallintakonsolissa asiakkaan { $customer } salausavaimen.
mail-key-why = Sait tämän, koska olet asiakkaan { $customer } yhteyshenkilö. Jos et tiedä syytä, kysy.

## A license that ends: to the customer, then to its seller
mail-customer = Asiakas
mail-plan = Palvelupaketti
mail-number = Lisenssin numero
mail-last-day = Viimeinen päivä
mail-ending-subject = { $product }: lisenssi voimassa { $date } asti
mail-ending-body = Asiakkaan { $customer } lisenssi tuotteeseen { $product } on voimassa { $date } asti, se päivä mukaan lukien. Pyydä uusiminen: { $sender }.
mail-ending-why = Sait tämän, koska huolehdit asiakkaan { $customer } lisensseistä.
mail-ended-subject = { $product }: lisenssi päättyi { $date }
mail-ended-body = Asiakkaan { $customer } lisenssi tuotteeseen { $product } päättyi { $date }. Pyydä uusi: { $sender }.
mail-ended-why = Sait tämän, koska huolehdit asiakkaan { $customer } lisensseistä.
mail-seller-ending-subject = { $customer }: lisenssi voimassa { $date } asti
mail-seller-ending-body = Asiakkaasi { $customer } lisenssi tuotteeseen { $product } on voimassa { $date } asti, se päivä mukaan lukien. Uusi se tai sovi asiakkaan kanssa, että se päättyy.
mail-seller-ending-button = Katso lisenssiä
mail-seller-ending-why = Sait tämän, koska { $customer } ostaa sinulta.
mail-seller-ended-subject = { $customer }: lisenssi päättyi { $date }
mail-seller-ended-body = Asiakkaasi { $customer } lisenssi tuotteeseen { $product } päättyi { $date }. Kukaan ei ole uusinut sitä.
mail-seller-ended-button = Katso lisenssiä
mail-seller-ended-why = Sait tämän, koska { $customer } ostaa sinulta.

## Account of a new customer
mail-account-subject = Tilisi: { $sender }
mail-account-body = { $sender } on avannut asiakkaalle { $customer } tilin, ja sinä olet sen pääkäyttäjä. Valitse salasana painikkeen takana olevalla sivulla, niin näet lisenssisi, käyttäjäsi ja asennuksesi.
mail-account-customer = Yritys
mail-account-name = Tilin nimi
mail-account-email = Kirjautumistunnus
mail-account-button = Valitse salasana
mail-account-valid =
    { $days ->
        [one] Linkki toimii kerran, { $days } päivän ajan.
       *[other] Linkki toimii kerran, { $days } päivän ajan.
    }
mail-account-why = Sait tämän, koska { $sender } nimesi sinut asiakkaan { $customer } pääkäyttäjäksi. Etkö odottanut tätä? Jätä se silloin huomiotta.

# Alerts.
mail-reminder-subject = Vielä tekemättä: asenna { $product }
mail-reminder-preheader = Koodisi on { $code }. Kestää noin kolme minuuttia.
mail-reminder-body = { $customer } on varannut sinulle ohjelman { $program } lisenssin, eikä sitä ole vielä asennettu. Asennus kestää noin kolme minuuttia.
mail-reminder-button = Asenna nyt
mail-reminder-why = Sait tämän, koska { $customer } kutsui sinut vähintään { $days } päivää sitten.
mail-user-alert-subject = { $device } tarvitsee sinua
mail-user-alert-body = { $alert }
mail-user-alert-why = Sait tämän, koska { $customer } haluaa käyttäjiensä tietävän.
mail-alerts-subject = { $customer }: jokin vaatii huomiota
mail-alerts-body = { $alert }
mail-alerts-button = Katso hälytyksiä
mail-alerts-why = Sait tämän, koska asiakkaan { $customer } hälytysasetuksissa on osoitteesi.
mail-alert-names = Mitkä
mail-alert-more =
    { $n ->
        [one] { $names } ja { $n } muu
       *[other] { $names } ja { $n } muuta
    }
mail-alert-not-installed =
    { $count ->
        [one] { $count } kutsuttu käyttäjä ei ole asentanut { $threshold } päivässä.
       *[other] { $count } kutsuttua käyttäjää ei ole asentanut { $threshold } päivässä.
    }
mail-alert-silent =
    { $count ->
        [one] { $count } laitteesta ei ole kuultu { $threshold } päivään.
       *[other] { $count } laitteesta ei ole kuultu { $threshold } päivään.
    }
mail-alert-failing =
    { $count ->
        [one] { $count } laitteella ohjelma on epäonnistunut ainakin { $threshold } kertaa peräkkäin.
       *[other] { $count } laitteella ohjelma on epäonnistunut ainakin { $threshold } kertaa peräkkäin.
    }
mail-alert-space-low =
    { $count ->
        [one] Tilasta on jäljellä alle { $threshold } % { $count } paikassa.
       *[other] Tilasta on jäljellä alle { $threshold } % { $count } paikassa.
    }
mail-alert-freed-soon =
    { $count ->
        [one] { $count } laite on ollut niin kauan hiljaa, että sen paikka vapautuu { $threshold } päivän kuluttua. Jos se käynnistetään ja se saa yhteyden sitä ennen, se säilyttää paikkansa.
       *[other] { $count } laitetta on ollut niin kauan hiljaa, että niiden paikat vapautuvat { $threshold } päivän kuluttua. Ne, jotka käynnistetään ja saavat yhteyden sitä ennen, säilyttävät paikkansa.
    }
mail-your-alert-silent = Laitteen { $device } ohjelmasta ei ole kuultu { $threshold } päivään. Käynnistä laite ja katso, onko sillä yhteys.
mail-your-alert-failing = Laitteen { $device } ohjelma on epäonnistunut ainakin { $threshold } kertaa peräkkäin. Avaa ohjelma ja katso viimeisin ilmoitus.
mail-your-alert-space-low = Laitteen { $device } tilasta on jäljellä alle { $threshold } %. Poista tarpeeton tai pyydä lisää.
mail-your-alert-freed-soon = Laitteen { $device } ohjelmasta ei ole kuultu niin pitkään aikaan, että sen paikka vapautuu { $threshold } päivän kuluttua. Käynnistä laite ja yhdistä se verkkoon, niin paikka säilyy.
## An invoice is paid
mail-paid-subject = Lasku { $number } on maksettu
mail-paid-preheader = Lisenssit ovat voimassa kirjauspäivästä alkaen.
mail-paid-body = Laskun { $number } maksu asiakkaalle { $customer }, { $amount }, on kirjattu ja lisenssit on myönnetty: { $licenses }. Ne ovat voimassa mainitusta ensimmäisestä päivästä riippumatta siitä, onko käyttäjiä lisätty, joten lisää käyttäjät pian.
mail-paid-button = Katso laskua
mail-paid-why = Sait tämän, koska teit tilauksen asiakkaalle { $customer }.
mail-paid-number = Lasku
mail-paid-amount = Summa
mail-paid-license = { $plan }: { $first } – { $last }
## An invoice goes by mail
mail-invoice-subject = { $document }: { $sender }
mail-invoice-body = { $document }, lähettäjä { $sender }, asiakas { $customer }, summa { $amount }, on tämän kirjeen liitteenä.
mail-invoice-button = Katso laskua
mail-invoice-why = Sait tämän, koska sinut on nimetty asiakkaan { $customer } laskujen saajaksi.
## Rekisteröityminen
mail-registration-subject = Vahvista osoitteesi
mail-registration-body = Tällä osoitteella pyydettiin tiliä ({ $sender }). Avaa painikkeen takana oleva sivu ja anna valittu salasana, niin tili syntyy.
mail-registration-button = Vahvista osoite
mail-registration-why = Etkö se ollut sinä? Jätä viesti huomiotta; mitään ei luotu.
mail-known-subject = Sinulla on jo tili
mail-known-body = Osoitteellasi pyydettiin tiliä ({ $sender }), mutta sinulla on jo sellainen. Kirjaudu sillä. Jos et enää muista salasanaa, valitse uusi painikkeen takana olevalla sivulla.
mail-known-button = Valitse uusi salasana
mail-known-why = Etkö se ollut sinä? Jätä viesti huomiotta; tilisi pysyy ennallaan.

## Henkilöään odottava lisenssi
mail-waits-subject = Sinulle on lisenssi: { $customer }
mail-waits-body = { $customer } on varannut lisenssin { $product } osoitteelle { $email }. Se on sinun heti, kun olet rekisteröitynyt juuri tällä osoitteella.
mail-waits-button = Rekisteröidy
mail-waits-why = Sait tämän, koska { $customer } lisäsi osoitteesi. Etkö odottanut tätä? Jätä se silloin huomiotta.

## Pyynnöt
mail-unit-asked-subject = { $by } pyytää lisenssiä
mail-unit-asked-body = { $by } ({ $asker }, { $customer }) pyytää lisenssiä: { $product }. Hyväksy tai hylkää painikkeen takana olevalla sivulla.
mail-unit-asked-button = Katso pyyntö
mail-unit-asked-why = Sait tämän, koska hoidat asiakkaan { $customer } lisenssejä.
mail-more-asked-subject = { $customer } pyytää lisää lisenssejä
mail-more-asked-body = { $by } ({ $asker }, { $customer }) pyytää: { $units } × { $product }.
mail-more-asked-button = Katso pyyntö
mail-more-asked-why = Sait tämän, koska { $customer } ostaa sinulta.
mail-note = Viesti
mail-answered-subject = { $product }: pyyntösi
mail-answered-body = { $by } vastasi pyyntöösi ({ $product }): { $outcome }.
mail-answered-button = Omalle sivullesi
mail-answered-why = Sait tämän, koska pyysit sitä.
mail-outcome-granted = hyväksytty
mail-outcome-declined = hylätty
mail-reason = Syy
mail-planned-subject = Ei tehty: { $change }, { $customer }
mail-planned-body = Päivälle { $day } suunnittelemaasi muutosta ei voitu tehdä asiakkaalle { $customer }: { $change }. { $refusal }
mail-planned-button = Avaa suunniteltu muutos
mail-planned-why = Sait tämän, koska suunnittelit muutoksen.
mail-mention-subject = { $by } mainitsi sinut: { $record }
mail-mention-body = { $by } mainitsi sinut muistiinpanossa: { $record }.
mail-mention-button = Katso mainintasi
mail-mention-why = Sait tämän, koska työtoveri mainitsi sinut.
