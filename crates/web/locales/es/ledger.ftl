# The ledger: what became of the units of a license or a purchase code.
ledger-history = Historial
ledger-title = Historial de { $plan }
ledger-lead = Cada unidad comprada, entregada, liberada o vencida, y lo que quedó.
ledger-none = Hasta entonces no pasó nada
ledger-none-text = Ese día la licencia aún no existía.
ledger-as-of = Al final del { $day }
ledger-day = Situación al
ledger-day-hint = Lo que había cuando terminó este día en la zona del cliente.
ledger-show = Ver el día
ledger-left = { $used } de { $total } en uso

ledger-what-bought = Compra: { $units } ({ $edition })
ledger-what-allotted = Asignación: { $units } ({ $edition })
ledger-what-returned = Devolución: { $units } ({ $edition })
ledger-what-bound = Entregadas a usuarios: { $units } ({ $edition })
ledger-what-released = Liberadas por usuarios: { $units } ({ $edition })
ledger-what-renewed = El plazo sigue: { $units } ({ $edition })
ledger-what-expired = Plazo terminado: { $units } ({ $edition })
ledger-what-converted = La prueba pasó a compra: { $units } ({ $edition })
ledger-what-revoked = Revocación: { $units } ({ $edition })
ledger-what-cancelled = Anulación: { $units } ({ $edition })

ledger-source-manual = A mano
ledger-source-trial = Prueba
ledger-source-nfr = No destinada a la venta
ledger-source-purchase-code = Código de compra
ledger-source-invoice = Factura
ledger-source-handover = Traspaso entre licencias
ledger-source-schedule = Según el calendario

field-name-as-of = Situación al
