# El portal del cliente: inicio y administración.
portal-title = Administración de la empresa
portal-lead = Todo sobre las licencias de { $name } y las personas que las usan.
portal-cabinet = Mi cuenta
portal-subscription-text = Vincular licencias a personas y desvincularlas
portal-users-text = Nombres de usuario, códigos de activación e invitaciones
portal-requests-text = Lo que piden los compañeros
portal-licenses-text = Lo que se ha comprado y hasta cuándo
portal-installations-text = Dispositivos en uso
portal-company-text = Nombre, dirección y contacto
portal-members-text = Quién puede administrar
portal-details = Datos de la empresa
portal-bought = Licencias compradas
portal-assigned = En uso
portal-installed = Instaladas
portal-free-note =
    { $n ->
        [one] { $n } libre
       *[other] { $n } libres
    }
portal-pending-note =
    { $n ->
        [one] { $n } espera el registro
       *[other] { $n } esperan el registro
    }
portal-ending = Licencias y su duración
portal-no-licenses = Aún no hay licencias. Pregunte a su distribuidor.
portal-todo-requests =
    { $n ->
        [one] { $n } compañero pide una licencia
       *[other] { $n } compañeros piden una licencia
    }
portal-todo-free =
    { $n ->
        [one] { $n } licencia está libre
       *[other] { $n } licencias están libres
    }
portal-todo-free-text = Sus días pasan, estén vinculadas o no.
portal-contact = Su distribuidor
portal-contact-none = No hay datos de contacto.
portal-todo-renew =
    { $n ->
        [one] { $n } licencia termina pronto o ha terminado
       *[other] { $n } licencias terminan pronto o han terminado
    }
portal-todo-renew-text = Pida un nuevo período y mantenga vinculadas a las mismas personas.
