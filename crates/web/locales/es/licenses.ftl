# Licenses: the tab of a customer, what can be done to a license, and the list across customers.

## Amounts
licenses-of = de { $total }
licenses-of-text = de { $total }
licenses-of-in-use = de { $total } en uso
licenses-used-of = { $used } de { $total }
licenses-without-limit = sin límite
licenses-storage-in-use = Espacio en uso: { $used } de { $total }
licenses-storage-unlimited = Espacio en uso: { $used }, sin límite
licenses-line-in-use = { $edition }: { $used } de { $total } en uso
licenses-free-installed = { $units } · Libres: { $free } · Instaladas: { $installed }
licenses-space = Total { $total }: { $units } en las unidades y { $extra } adicionales
licenses-space-unlimited = Total: ilimitado
licenses-space-each = { $space } cada una
licenses-space-each-unlimited = Espacio ilimitado cada una
licenses-gb = GB

## The tab
licenses-title = { $name }: licencia
licenses-copy-number = Copiar el número de licencia
licenses-storage = Espacio
licenses-total-of = { $edition }, en total
licenses-extra-space = Espacio adicional en GB
licenses-client-limit = Límite por cliente
licenses-client-limit-hint = 0 = sin uso.
licenses-not-in-use = Sin uso
licenses-term = Plazo
licenses-days-passed =
    { $n ->
        [one] { $passed } de { $n } día usados
       *[other] { $passed } de { $n } días usados
    }
licenses-days-left =
    { $n ->
        [one] Queda { $n } día
       *[other] Quedan { $n } días
    }
licenses-days-over =
    { $n ->
        [one] vencida hace { $n } día
       *[other] vencida hace { $n } días
    }
licenses-started = Empezó el { $day }
licenses-ends = vence el { $day }, 23:59 { $zone }
licenses-valid-to = Válida hasta
licenses-valid-to-hint = El último día cuenta entero.
licenses-created = Creada
licenses-comments = Comentarios
licenses-save-note = Los totales incluyen las licencias anteriores. Los cambios valen al guardar.
licenses-saved = Licencia guardada.
licenses-suspended-by = { $name }: «{ $reason }»
licenses-none = Todavía no hay licencia
licenses-none-text = La licencia dice cuántos usuarios puede tener el cliente y hasta cuándo.
licenses-others = Otras licencias
licenses-no-others = No hay otras.
licenses-kind = Tipo
licenses-aside = Sobre el cliente
licenses-glance = De un vistazo
licenses-since = Cliente desde
licenses-recent = Reciente
licenses-all-activity = Toda la actividad

## What can be done
licenses-put-in-force = Poner en vigor
licenses-in-force-note = Licencia en vigor.
licenses-resume = Reanudar
licenses-resumed-note = Licencia reanudada.
licenses-convert = Convertir en comprada
licenses-converted-note = La prueba es ahora una licencia comprada, por un año desde hoy.
licenses-extend = Ampliar la prueba
licenses-extended-note = Prueba ampliada un plazo.
licenses-connect = Conectar un cliente de prueba…
licenses-connect-title = Conectar un cliente de prueba a { $plan }
licenses-connect-text = El usuario pasa a esta licencia con su equipo, código e historial. No hay que volver a instalar nada.
licenses-connect-none = Este cliente no tiene clientes de prueba instalados que conectar.
licenses-client = Cliente de prueba
licenses-client-choose = Elija un cliente
licenses-connect-verb = Conectar el cliente
licenses-connected-note = Cliente de prueba conectado.
licenses-adopt = Pasar a las condiciones actuales…
licenses-adopt-title = ¿Pasar { $plan } a las condiciones actuales?
licenses-adopt-text = La licencia se vendió con la revisión { $sold } del plan; ahora se vende la revisión { $present }. Unidades, usuarios y días siguen igual.
licenses-adopt-verb = Pasar la licencia
licenses-adopt-same = Ya tiene las condiciones actuales.
licenses-adopted-note = La licencia tiene ya las condiciones actuales del plan.
licenses-revision = Vendida con la revisión { $revision }
licenses-users-move = Sus usuarios pasan a otra licencia el { $day }.
licenses-users-wait =
    { $count ->
        [one] Un usuario no encontró sitio en la licencia que sustituye a esta y pasará en cuanto allí quede una unidad libre.
       *[other] { $count } usuarios no encontraron sitio en la licencia que sustituye a esta y pasarán en cuanto allí queden unidades libres.
    }
licenses-suspend = Suspender…
licenses-suspend-title = ¿Suspender { $plan }?
licenses-suspend-text =
    { $n ->
        [one] { $n } programa instalado se detiene en su próximo contacto. El plazo sigue. Puede reanudar cuando quiera.
       *[other] { $n } programas instalados se detienen en su próximo contacto. El plazo sigue. Puede reanudar cuando quiera.
    }
licenses-suspend-verb = Suspender la licencia
licenses-suspended-note = Licencia suspendida.
licenses-revoke = Revocar…
licenses-revoke-title = ¿Revocar { $plan }?
licenses-revoke-text =
    { $n ->
        [one] { $n } programa instalado se detiene para siempre. No se puede deshacer.
       *[other] { $n } programas instalados se detienen para siempre. No se puede deshacer.
    }
licenses-revoke-instead = Para detenerla solo un tiempo:
licenses-revoke-verb = Revocar la licencia
licenses-revoked-note = Licencia revocada.

## A new license
licenses-new-title = Licencia nueva para { $name }
licenses-choose-plan = Elija el plan.
licenses-other-plan = Otro plan
licenses-no-plans = No hay planes que vender
licenses-no-plans-text = Un producto necesita un plan antes de emitir licencias.
licenses-months =
    { $n ->
        [one] { $n } mes
       *[other] { $n } meses
    }
licenses-starts-on = Empieza el
licenses-starts-on-hint = Si está vacío, hoy.
licenses-stage = Estado inicial
licenses-stage-hint = Solo una licencia en vigor permite activar.
licenses-new-note = No se envía ningún correo.
licenses-overlap-title = Se solapa con licencias que el cliente ya tiene
licenses-overlap-hint = Elija qué hacer con cada una.
licenses-overlap-one = { $plan }, { $number }: { $units }, hasta el { $day }
licenses-overlap-both = Ambas valen y sus unidades se suman.
licenses-overlap-ends = Termina el { $day }; sus usuarios pasan a la nueva con dispositivos y códigos.
licenses-overlap-arithmetic =
    { $days ->
        [one] { $old } × { $left } días ÷ { $new } = { $days } día más: válida hasta el { $day }
       *[other] { $old } × { $left } días ÷ { $new } = { $days } días más: válida hasta el { $day }
    }
licenses-overlap-look = Recalcular
licenses-locked-plans = Bloqueados hasta aprobarlos:
licenses-issued-note = Licencia añadida.

## The list
licenses-lead = Las licencias de todos sus clientes.
licenses-find = Buscar por cliente o número de licencia
licenses-empty = Todavía no hay licencias
licenses-empty-text = Abra un cliente y añádale una licencia.
licenses-caption = Licencias por cliente
licenses-ends-in = Vence en

## Orders
licenses-order-renewal = Pedir un nuevo período
licenses-order-more = Pedir más unidades
licenses-edit-in-place = Editar { $name } aquí
licenses-at-large = { $n ->
        [one] Un dispositivo sigue
       *[other] { $n } dispositivos siguen
    } funcionando con un archivo de licencia hasta el { $date }, aunque { $n ->
        [one] su plaza se liberó
       *[other] sus plazas se liberaron
    }.
