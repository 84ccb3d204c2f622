# Bank statements: a file is read, matched to open invoices, and what is chosen is recorded.
statement-title = Extracto bancario
statement-text = Los pagos de un extracto se emparejan con sus facturas pendientes. No se registra nada antes de que elija.
statement-file = Archivo del extracto
statement-file-hint = camt.053 (XML), o CSV con las columnas date, amount y, si las hay, reference, payer, message, currency. Como máximo 4 MB.
statement-look = Emparejar los pagos
statement-look-note = Leer un extracto no cambia nada.
statement-preview = Pagos encontrados
statement-lead =
    { $n ->
        [one] { $n } pago, de los que { $exact } corresponde exactamente a una factura. Elija qué registrar.
       *[other] { $n } pagos, de los que { $exact } corresponden exactamente a una factura. Elija qué registrar.
    }
statement-empty = No hay pagos entrantes en este extracto
statement-empty-text = Solo se leen los abonos contabilizados.
statement-other = Elegir otro archivo
statement-payer = Ordenante
statement-no-payer = Ordenante desconocido
statement-match = Coincidencia
statement-invoice = Factura
statement-candidate = { $number } · { $customer } · por pagar { $open }
statement-choose = Factura pagada por { $payer } con { $amount }
statement-leave = No registrar
statement-by-hand = Ninguna factura pendiente coincide
statement-record = Registrar los pagos elegidos
statement-record-note = Lo ya registrado no se registra dos veces.
statement-recorded-note =
    { $n ->
        [one] { $n } pago registrado.
       *[other] { $n } pagos registrados.
    }
