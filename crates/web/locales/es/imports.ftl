# Importaciones: una lista de usuarios o clientes, desde la carga hasta el resultado.
imports-title = Importaciones
imports-list-lead = Archivos de las dos últimas semanas. Después se olvidan; lo que se añadió se queda.
imports-none = No se ha importado nada en las dos últimas semanas
imports-none-text = Suba un archivo o pegue una lista. Verá cada fila antes de que se guarde nada.
imports-new-users = Importar usuarios
imports-new-customers = Importar clientes
imports-kind = Tipo
imports-kind-users = Usuarios
imports-kind-customers = Clientes
imports-kind-hint-users = De un cliente o de varios, con el tipo de software y la invitación.
imports-kind-hint-customers = Empresa, dirección y contacto, y un plan de servicio si se desea.
imports-file = Archivo
imports-rows = Filas
imports-by = Subido por
imports-state = Estado
imports-state-matching = Asignar las columnas
imports-state-checking = En comprobación
imports-state-checked = Espera su confirmación
imports-state-running = En curso
imports-state-done = Importado
imports-state-undoing = Deshaciendo
imports-state-undone = Deshecho
imports-pasted = Lista pegada

## Steps
imports-steps = Pasos de la importación
imports-step-upload = Subir
imports-step-columns = Columnas
imports-step-check = Comprobar
imports-step-result = Resultado

## Upload
imports-upload-title = Importar una lista
imports-upload-lead = Verá qué pasa con cada fila antes de que se guarde nada.
imports-for-customer = Los usuarios se añaden a { $name }.
imports-what = Qué contiene la lista
imports-source = La lista
imports-source-hint = La primera línea nombra las columnas en cualquiera de nuestros cinco idiomas. Puede haber otras columnas.
imports-limits = CSV o XLSX, como máximo 50.000 filas y 20 MB. Se guarda dos semanas y luego se olvida.
imports-paste = O péguela aquí
imports-paste-hint = Celdas copiadas de una hoja de cálculo, o una dirección de correo por línea.
imports-more = Codificación y archivos subidos antes
imports-encoding = Codificación del archivo
imports-encoding-hint = Elija una si las letras se ven mal. XLSX no la necesita.
imports-encoding-detect = Detectar
imports-encoding-utf-8 = UTF-8
imports-encoding-utf-16 = UTF-16
imports-encoding-windows-1252 = Windows-1252 (occidental)
imports-encoding-windows-1251 = Windows-1251 (cirílico)
imports-anew = Comprobar de nuevo
imports-anew-hint = Un archivo ya subido lleva a su resultado de entonces. Marque esto para comprobarlo otra vez.
imports-templates = Listas vacías para rellenar
imports-templates-hint = Con las columnas correctas y una fila de ejemplo.
imports-template-users = Plantilla de usuarios
imports-template-customers = Plantilla de clientes
imports-nothing-yet = Todavía no se ha cambiado nada.
imports-upload-do = Leer la lista
imports-known = Este archivo ya se había subido. Este es su resultado; nada se añadió dos veces.

## Columns
imports-columns-title = Asignar las columnas
imports-columns-lead = Indique qué contiene cada columna. Lo que se deje fuera no se importa.
imports-column = Columna del archivo
imports-samples = Primeros valores
imports-holds = Contiene
imports-leave-out = No se importa
imports-for-all = Para todas las filas
imports-for-all-hint = Lo que vale cuando la fila no dice otra cosa.
imports-customer-hint = De quién son los usuarios, si el archivo no lo dice.
imports-customer-by-row = Como diga cada fila
imports-add-units-hint = Las licencias tendrán tantas unidades como usuarios. Sin marcar, se avisa de las filas sin unidad libre.
imports-edition-hint = Por ejemplo Standard. Solo si la fila no indica ninguno.
imports-country-hint = Para las filas sin país.
imports-country-by-row = Como diga cada fila
imports-language-own = Como su organización
imports-check-do = Comprobar las filas
imports-discard = Descartar la lista
imports-discarded = La lista se descartó. No se había añadido nada.

## Fields
imports-field-customer = Cliente
imports-field-email = Correo electrónico
imports-field-username = Nombre de usuario
imports-field-edition = Tipo de software
imports-field-license = Número de licencia
imports-field-language = Idioma
imports-field-keep-deleted-days = Días de conservación
imports-field-activation-code = Código de activación
imports-field-invite = Enviar invitación
imports-field-name = Empresa
imports-field-business-id = NIF/CIF
imports-field-country = País
imports-field-street-address = Dirección
imports-field-postal-code = Código postal
imports-field-postal-area = Ciudad
imports-field-region = Provincia
imports-field-time-zone = Zona horaria
imports-field-username-prefix = Prefijo
imports-field-account-name = Nombre de la cuenta
imports-field-emergency-email = Correo de emergencia
imports-field-contact-first-name = Nombre del contacto
imports-field-contact-last-name = Apellidos del contacto
imports-field-contact-email = Correo del contacto
imports-field-plan = Plan de servicio
imports-field-units = Unidades
imports-field-starts-on = Fecha de inicio

## Check and result
imports-check-title = Comprobar la lista
imports-result-title = Resultado de la lista
imports-lead =
    { $n ->
        [one] { $file }, { $n } fila, { $read }.
       *[other] { $file }, { $n } filas, { $read }.
    }
imports-read-text = { $separator }, { $encoding }
imports-read-book = primera hoja del libro
imports-by-semicolon = separadas por punto y coma
imports-by-comma = separadas por comas
imports-by-tab = separadas por tabuladores
imports-by-other = separadas por barras verticales
imports-checking = Comprobando las filas
imports-running = Añadiendo las filas
imports-undoing = Deshaciendo las filas
imports-leave = Puede salir de esta página; el trabajo continúa.
imports-look-again = Volver a mirar
imports-will-be-added = Se añadirán
imports-there = Ya existen
imports-wrong = Por corregir
imports-added = Añadidas
imports-removed = Deshechas
imports-kept = Conservadas
imports-lines = Puestos tras la importación
imports-line-after = { $after } de { $total }
imports-line-grows = { $after } de { $total }, de ellas { $more } añadidas
imports-tab-wrong = Por corregir
imports-tab-add = Se añadirán
imports-tab-there = Ya existen
imports-tab-added = Añadidas
imports-tab-removed = Deshechas
imports-tab-kept = Conservadas
imports-all = Todas las filas
imports-groups = El mismo error en varias filas
imports-group =
    { $n ->
        [one] { $column } «{ $value }» en { $n } fila: usar en su lugar
       *[other] { $column } «{ $value }» en { $n } filas: usar en su lugar
    }
imports-replace =
    { $n ->
        [one] Sustituir en { $n } fila
       *[other] Sustituir en { $n } filas
    }
imports-no-rows = No hay filas así
imports-no-rows-text = Elija otra pestaña para ver las demás.
imports-row-name = Fila
imports-row-number = Fila { $row }
imports-row-unchecked = Sin comprobar
imports-row-wrong = Por corregir
imports-row-add = Se añadirá
imports-row-there = Ya existe, se omite
imports-row-added = Añadida
imports-row-removed = Deshecha
imports-row-kept = Conservada: se usó después
imports-becomes = Resultado
imports-reason = Motivo
imports-reason-of = { $column }: { $problem }
imports-mend = { $column } en la fila { $row }
imports-mend-do = Guardar la fila { $row }
imports-download-wrong =
    { $n ->
        [one] Descargar la { $n } fila por corregir
       *[other] Descargar las { $n } filas por corregir
    }
imports-invite =
    { $n ->
        [one] Enviar la invitación al usuario
       *[other] Enviar las invitaciones a los { $n }
    }
imports-run = Importar { $n }, omitir { $skip }
imports-columns-again = Asignar las columnas de nuevo
imports-outcome =
    Añadidas { $added }. Ya existían { $there }. { $wrong ->
        [one] { $wrong } fila está por corregir y no se añadió.
       *[other] { $wrong } filas están por corregir y no se añadieron.
    }
imports-outcome-undone =
    Deshechas { $removed }. { $kept ->
        [one] { $kept } se conservó porque se usó, se cambió o recibió correo después.
       *[other] { $kept } se conservaron porque se usaron, se cambiaron o recibieron correo después.
    }
imports-undo = Deshacer la importación
imports-to-users = Ver los usuarios
imports-to-customers = Ver los clientes
