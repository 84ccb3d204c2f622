# El catálogo: productos, ediciones y planes.

products-text = Lo que vende, en qué ediciones y con qué planes.
products-new = Producto nuevo
products-new-text = También se puede vender a los distribuidores y clientes inferiores.
products-none = Todavía no hay productos
products-none-text = Las licencias se emiten para las ediciones de un producto.
products-of = Lo ofrece { $owner }
products-product = Producto
products-name = Nombre del producto
products-download-hint = Aparece en la página a la que lleva la invitación. Empieza por https://
products-editions = Ediciones
products-edition = Nombre de la edición
products-edition-n = Edición { $n }
products-edition-hint = Vacíe nombre, código y espacio para quitarla.
products-code-hint = Nombre corto para la API, por ejemplo standard
products-storage-hint = En GB. Vacío es ilimitado.
products-more = Añadir una edición
products-nouns = Ponga nombre a las unidades
products-nouns-hint = Aparece dondequiera que se cuenten unidades, por ejemplo 5 buzones. El inglés hace falta si se da alguna palabra.
products-nouns-fallback = En inglés para quienes leen en: { $languages }
products-keep = Las licencias ya emitidas conservan sus condiciones.
products-read-only = Puede verlo, pero lo cambia su propietario
products-created = El producto se ha creado. Añada ahora un plan.
products-saved = El producto se ha guardado

products-plans = Planes
products-no-plans = Todavía no hay planes. Las licencias necesitan uno.
products-plan = Plan de servicio
products-plan-new = Plan nuevo
products-plan-text = Con estas condiciones se vende { $product }.
products-plan-name = Nombre del plan
products-plan-version = Clase
products-months =
    { $n ->
        [one] { $n } mes
       *[other] { $n } meses
    }
products-notice-hint = Días antes del final en que figura por vencer
products-grace-hint = Días después del final en que aún funciona
products-enforcement-hint = Qué hace el programa instalado sin una licencia válida.
products-devices = Dispositivos
products-devices-hint = Cuándo dos dispositivos cuentan como uno, con qué frecuencia puede trasladarse un usuario y cuándo pierde su plaza un dispositivo en silencio.
products-agree-hint = De los componentes que comunica el programa, como disco y tarjeta de red. Vacío: más de la mitad.
products-moves-hint = En el periodo. Vacío: sin límite.
products-free-hint = Al menos 7. Vacío: nunca. Se anuncia antes y se puede deshacer.
products-agree-half = Más de la mitad
products-moves-unlimited = Sin límite
products-moves-in = { $moves } en { $days } días
products-never = Nunca
products-default-units = Unidades iniciales
products-default-units-hint = Una licencia nueva empieza con estas; allí se puede cambiar cada una.
products-units-of = { $edition }, unidades
products-notices = Avisos del final
products-notices-hint = Cuándo se avisa al cliente y al distribuidor de que una licencia termina.
products-schedule-hint = Días antes del último; después, con menos, por ejemplo 30, 7, 1, 0, -7. Vacío: ninguno.
products-features-text = Aparecen en la licencia y se comunican a los programas instalados.
products-features-hint = Una línea cada una: nombre, o nombre = valor. Letras de la a a la z, cifras, guion, punto.
products-ends = Final del plan
products-ends-hint = Sin fechas, el plan se vende hasta que las ponga.
products-sale-ends-hint = Después, ninguna licencia nueva. Las ya emitidas aún se cambian y renuevan.
products-life-ends-hint = Después no se emite, renueva, prorroga ni amplía nada.
products-plan-create = Crear el plan
products-plan-created = El plan se ha creado
products-plan-saved = El plan se ha guardado
products-tab-terms = Condiciones
products-tab-sellers = Vendedores
products-tab-revisions = Revisiones
products-locked = Bloqueado hasta aprobarlo
products-sale-ended = Venta terminada
products-life-ended = Terminado
products-locked-text = { $owner } cambió las condiciones. Hasta que { $partner } las apruebe, aquí el plan no se vende y sus licencias no se cambian.
products-approve = Aprobar la revisión { $revision }
products-approve-who = La aprueba un administrador de { $partner }.
products-approved = Las condiciones se han aprobado
products-sellers-title = Quién puede vender este plan
products-sellers-hint = Sus propios clientes siempre pueden comprarlo.
products-sellers-rule = Lo venden
products-sellers-partners = Distribuidores
products-sellers-partners-hint = Las marcas cuentan cuando venden distribuidores elegidos.
products-sellers-none = Todavía no hay distribuidores inferiores.
products-sellers-note = Las licencias ya emitidas siguen igual.
products-sellers-saved = Los vendedores se han guardado
products-partner = Distribuidor
products-standing = Situación
products-partner-deeper = Más abajo
products-partner-more = Un distribuidor más
products-partner-more-hint = El nombre completo, esté donde esté por debajo.
products-sells = Lo vende
products-sells-not = No lo ve
products-approved-by = Revisión { $revision } aprobada por { $name }, { $when }
products-came-with = Lo vende desde la revisión { $revision }, { $when }
products-revisions-title = Revisiones de las condiciones
products-revisions-text = Una licencia conserva la revisión con la que se vendió hasta que se pasa.
products-revision = Revisión
products-revision-n = Revisión { $revision }
products-revision-current = A la venta
products-revision-first = Las primeras condiciones
products-revision-changes = Qué cambió
products-revision-licenses = Licencias con ella
products-move = Pasarlas…
products-move-title = Pasar las licencias de la revisión { $revision }
products-move-text =
    { $n ->
        [one] { $n } licencia pasa a las condiciones de la revisión { $revision }.
       *[other] { $n } licencias pasan a las condiciones de la revisión { $revision }.
    }
products-move-nothing = Las condiciones son las mismas.
products-move-keeps = Unidades, usuarios y días siguen igual.
products-move-most = Se pasan como mucho { $most } a la vez; repita para las demás.
products-move-verb =
    { $n ->
        [one] Pasar { $n } licencia
       *[other] Pasar { $n } licencias
    }
products-moved =
    { $n ->
        [one] { $n } licencia tiene ya las condiciones actuales
       *[other] { $n } licencias tienen ya las condiciones actuales
    }
products-stayed =
    { $n ->
        [one] { $n } licencia sigue igual
       *[other] { $n } licencias siguen igual
    }
products-signing = Claves de firma
products-signing-text = Con ellas se firman las autorizaciones y los archivos de licencia de sus productos.
products-signing-none = Aún no hay clave propia
products-signing-none-text = La clave del operador firma por sus productos hasta que cree una.
products-signing-key = Clave
products-signing-from = Firma desde
products-signing-until = hasta
products-signing-signs = Firma ahora
products-signing-coming = Publicada, aún no firma
products-signing-retired = Retirada, aún publicada
products-signing-retire = Retirar
products-signing-retire-title = ¿Retirar la clave { $key }?
products-signing-retire-text = Desde ahora no firma nada más. Sigue publicada, así que lo que firmó vale hasta que termine. Los programas con claves incorporadas deben conocer la clave que firma en su lugar.
products-signing-retired-note = La clave está retirada.
products-signing-withdraw = Revocar
products-signing-withdraw-title = ¿Revocar la clave { $key }?
products-signing-withdraw-text = Para una clave que otros pueden haber conocido. Deja de publicarse y una clave nueva firma de inmediato: cada programa instalado pide las claves en su próximo contacto y no acepta nada más de lo que firmó la anterior. Si nadie la ha conocido, retírela en su lugar.
products-signing-withdraw-built-in = Los programas con claves incorporadas siguen mientras dure su autorización; después necesitan una versión que conozca la clave nueva.
products-signing-withdraw-no-files = Ningún dispositivo trabaja con un archivo de licencia firmado por ella.
products-signing-withdraw-files =
    { $n ->
        [one] { $n } dispositivo trabaja con un archivo de licencia firmado por ella: cree uno nuevo.
       *[other] { $n } dispositivos trabajan con archivos de licencia firmados por ella: cree otros nuevos.
    }
products-signing-withdrawn = Revocada
products-signing-withdrawn-note = La clave está revocada. Firma una nueva.
products-signing-files =
    { $n ->
        [one] { $n } archivo de licencia por rehacer
       *[other] { $n } archivos de licencia por rehacer
    }
products-signing-new = Clave nueva
products-signing-overlap = Días hasta que firme
products-signing-overlap-hint = Se publica de inmediato. Hasta entonces sigue la clave actual, para que los programas instalados conozcan la nueva; una autorización dura 30 días.
products-signing-create = Crear la clave
products-signing-created = La clave está creada y publicada.
products-signing-public = Claves públicas como JWK set
