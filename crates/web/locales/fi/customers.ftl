# Customers: the list, the frame around one customer, and its pages.

## Frame
customers-tab-basics = Tiedot
customers-tab-license = Lisenssi
customers-tab-settings = Asetukset
customers-tab-users = Käyttäjät
customers-tab-activity = Tapahtumat
customers-language-en = englanti
customers-language-fi = suomi
customers-language-it = italia
customers-language-es = espanja
customers-language-ru = venäjä
customers-choose = Valitse asiakas
customers-choose-new = Uusi asiakas…
customers-vendor-is = Toimittaja: { $name }
customers-send =
    { $n ->
        [one] Lähetä { $n } kutsu
       *[other] Lähetä { $n } kutsua
    }
customers-add-users = Lisää käyttäjiä
customers-add-license = Lisää lisenssi
customers-disable = Poista asiakas käytöstä…
customers-enable = Ota asiakas käyttöön…
customers-delete = Poista asiakas…
