# Licenses: the tab of a customer, what can be done to a license, and the list across customers.

## Amounts
licenses-of = / { $total }
licenses-of-text = / { $total }
licenses-of-in-use = / { $total } käytössä
licenses-used-of = { $used } / { $total }
licenses-without-limit = ilman rajaa
licenses-storage-in-use = Tallennustilasta käytössä { $used } / { $total }
licenses-storage-unlimited = Tallennustilaa käytössä { $used }, ei rajaa
licenses-line-in-use = { $edition }: { $used } / { $total } käytössä
licenses-free-installed = { $units } · { $free } vapaana · { $installed } asennettu
licenses-space = Yhteensä { $total }: { $units } yksiköissä ja { $extra } lisätilaa
licenses-space-unlimited = Yhteensä: rajoittamaton
licenses-space-each = { $space } kukin
licenses-space-each-unlimited = Rajoittamaton tallennustila kullakin
licenses-gb = Gt

## The tab
licenses-title = { $name }: lisenssi
licenses-copy-number = Kopioi lisenssinumero
licenses-storage = Tallennustila
licenses-total-of = { $edition }, yhteensä
licenses-extra-space = Lisätila gigatavuina
licenses-client-limit = Käyttäjäkohtainen raja
licenses-client-limit-hint = 0 = ei käytössä.
licenses-not-in-use = Ei käytössä
licenses-term = Kausi
licenses-days-passed =
    { $n ->
        [one] { $passed } / { $n } päivä käytetty
       *[other] { $passed } / { $n } päivää käytetty
    }
licenses-days-left =
    { $n ->
        [one] { $n } päivä jäljellä
       *[other] { $n } päivää jäljellä
    }
licenses-days-over =
    { $n ->
        [one] päättyi { $n } päivä sitten
       *[other] päättyi { $n } päivää sitten
    }
licenses-started = Alkoi { $day }
licenses-ends = päättyy { $day } klo 23.59 ({ $zone })
licenses-valid-to = Voimassa saakka
licenses-valid-to-hint = Viimeinen päivä on mukana kokonaan.
licenses-created = Luotu
licenses-comments = Kommentit
licenses-save-note = Määrät sisältävät vanhat lisenssit. Muutokset tulevat voimaan, kun tallennat.
licenses-saved = Lisenssi tallennettu.
licenses-suspended-by = { $name }: ”{ $reason }”
licenses-none = Lisenssiä ei vielä ole
licenses-none-text = Lisenssi määrää, montako käyttäjää asiakkaalla voi olla ja mihin saakka.
licenses-others = Muut lisenssit
licenses-no-others = Muita ei ole.
licenses-kind = Tyyppi
licenses-aside = Tietoja asiakkaasta
licenses-glance = Lyhyesti
licenses-since = Asiakkaana
licenses-recent = Viimeksi
licenses-all-activity = Kaikki tapahtumat

## What can be done
licenses-put-in-force = Ota voimaan
licenses-in-force-note = Lisenssi on voimassa.
licenses-resume = Jatka
licenses-resumed-note = Lisenssi on taas voimassa.
licenses-convert = Muuta ostetuksi
licenses-converted-note = Kokeilu on nyt ostettu lisenssi vuodeksi tästä päivästä.
licenses-extend = Jatka kokeilua
licenses-extended-note = Kokeilua jatkettu yhdellä kaudella.
licenses-connect = Liitä kokeiluasennus…
licenses-connect-title = Liitä kokeiluasennus lisenssiin { $plan }
licenses-connect-text = Käyttäjä siirtyy tälle lisenssille laitteineen, koodeineen ja historioineen. Mitään ei tarvitse asentaa uudelleen.
licenses-connect-none = Asiakkaalla ei ole liitettäviä kokeiluasennuksia.
licenses-client = Kokeiluasennus
licenses-client-choose = Valitse asennus
licenses-connect-verb = Liitä asennus
licenses-connected-note = Kokeiluasennus liitetty.
licenses-adopt = Siirrä nykyisiin ehtoihin…
licenses-adopt-title = Siirretäänkö { $plan } nykyisiin ehtoihin?
licenses-adopt-text = Lisenssi myytiin palvelupaketin muutoksella { $sold }; nyt myydään muutosta { $present }. Yksiköt, käyttäjät ja päivät säilyvät.
licenses-adopt-verb = Siirrä lisenssi
licenses-adopt-same = Sillä on jo nykyiset ehdot.
licenses-adopted-note = Lisenssillä on nyt palvelupaketin nykyiset ehdot.
licenses-revision = Myyty muutoksella { $revision }
licenses-users-move = Sen käyttäjät siirtyvät toiseen lisenssiin { $day }.
licenses-users-wait =
    { $count ->
        [one] Yksi käyttäjä ei mahtunut tämän korvaavaan lisenssiin ja siirtyy, kun siellä vapautuu paikka.
       *[other] { $count } käyttäjää ei mahtunut tämän korvaavaan lisenssiin ja siirtyy, kun siellä vapautuu paikkoja.
    }
licenses-suspend = Keskeytä…
licenses-suspend-title = Keskeytetäänkö { $plan }?
licenses-suspend-text =
    { $n ->
        [one] { $n } asennettu ohjelma pysähtyy seuraavalla yhteydellä. Kausi kuluu. Voit jatkaa milloin vain.
       *[other] { $n } asennettua ohjelmaa pysähtyy seuraavalla yhteydellä. Kausi kuluu. Voit jatkaa milloin vain.
    }
licenses-suspend-verb = Keskeytä lisenssi
licenses-suspended-note = Lisenssi keskeytetty.
licenses-revoke = Mitätöi…
licenses-revoke-title = Mitätöidäänkö { $plan }?
licenses-revoke-text =
    { $n ->
        [one] { $n } asennettu ohjelma pysähtyy lopullisesti. Tätä ei voi perua.
       *[other] { $n } asennettua ohjelmaa pysähtyy lopullisesti. Tätä ei voi perua.
    }
licenses-revoke-instead = Jos haluat vain pysäyttää sen toistaiseksi:
licenses-revoke-verb = Mitätöi lisenssi
licenses-revoked-note = Lisenssi mitätöity.

## A new license
licenses-new-title = Uusi lisenssi: { $name }
licenses-choose-plan = Valitse palvelu.
licenses-other-plan = Toinen palvelu
licenses-no-plans = Myytäviä palveluja ei ole
licenses-no-plans-text = Tuote tarvitsee palvelun, ennen kuin lisenssejä voi antaa.
licenses-months =
    { $n ->
        [one] { $n } kuukausi
       *[other] { $n } kuukautta
    }
licenses-starts-on = Alkaa
licenses-starts-on-hint = Tyhjänä: tänään.
licenses-stage = Alkutila
licenses-stage-hint = Vain voimassa oleva lisenssi sallii aktivoinnin.
licenses-new-note = Sähköpostia ei lähetetä.
licenses-overlap-title = Se menee päällekkäin asiakkaan lisenssien kanssa
licenses-overlap-hint = Valitse, mitä kullekin tehdään.
licenses-overlap-one = { $plan }, { $number }: { $units }, { $day } asti
licenses-overlap-both = Molemmat ovat voimassa, ja yksiköt lasketaan yhteen.
licenses-overlap-ends = Se päättyy { $day }; sen käyttäjät siirtyvät uuteen laitteineen ja koodeineen.
licenses-overlap-arithmetic =
    { $days ->
        [one] { $old } × { $left } päivää ÷ { $new } = { $days } päivä lisää: voimassa { $day } asti
       *[other] { $old } × { $left } päivää ÷ { $new } = { $days } päivää lisää: voimassa { $day } asti
    }
licenses-overlap-look = Laske uudelleen
licenses-locked-plans = Lukittu, kunnes hyväksytään:
licenses-issued-note = Lisenssi lisätty.

## The list
licenses-lead = Kaikkien asiakkaidesi lisenssit.
licenses-find = Hae asiakkaalla tai lisenssinumerolla
licenses-empty = Lisenssejä ei vielä ole
licenses-empty-text = Avaa asiakas ja lisää sille lisenssi.
licenses-caption = Lisenssit asiakkaittain
licenses-ends-in = Päättyy

## Orders
licenses-order-renewal = Tilaa uusi kausi
licenses-order-more = Tilaa lisää yksiköitä
licenses-edit-in-place = Muokkaa tässä: { $name }
licenses-at-large = { $n ->
        [one] Yksi laite toimii
       *[other] { $n } laitetta toimii
    } lisenssitiedostolla { $date } asti, vaikka { $n ->
        [one] sen paikka
       *[other] niiden paikat
    } vapautettiin.
