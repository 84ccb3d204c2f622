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
