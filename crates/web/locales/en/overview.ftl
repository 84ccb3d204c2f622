# The first page, and the trail of events.

overview-morning = Good morning, { $name }
overview-day = Good afternoon, { $name }
overview-evening = Good evening, { $name }
overview-night = Hello, { $name }
overview-lead =
    { $n ->
        [one] { $date }. { $n } thing needs you.
       *[other] { $date }. { $n } things need you.
    }
overview-new-customer = New customer
overview-of = of { $total }
overview-unlimited = without a limit

overview-customers = Active customers
overview-customers-note = { $disabled } disabled
overview-seats = Seats assigned
overview-seats-note = { $installed } installed · { $free } free
overview-storage = Storage
overview-storage-note =
    { $n ->
        [one] on { $n } device
       *[other] on { $n } devices
    }
overview-accepted = Invitations accepted
overview-accepted-label = { $installed }% installed, { $open }% open, { $bounced }% bounced
overview-accepted-note =
    { $n ->
        [one] Last 30 days · { $n } invited
       *[other] Last 30 days · { $n } invited
    }
overview-nobody-invited = None yet
overview-thirty-days = Last 30 days

overview-todo = Needs attention
overview-clear = Nothing needs you
overview-clear-next = The next license ends in { $month }.
overview-clear-text = No license ends within a year.
overview-expiring =
    { $n ->
        [one] License ends within { $days } days
       *[other] Licenses end within { $days } days
    }
overview-nearest = Nearest: { $name }, { $day }
overview-example = Such as { $name }
overview-expiring-do = View licenses
overview-full =
    { $n ->
        [one] Customer has no free seat
       *[other] Customers have no free seats
    }
overview-full-do = Adjust seats
overview-bounced =
    { $n ->
        [one] Invitation bounced
       *[other] Invitations bounced
    }
overview-bounced-do = Fix addresses
overview-waiting =
    { $n ->
        [one] Invitation is waiting to be sent
       *[other] Invitations are waiting to be sent
    }
overview-waiting-do = Send them
overview-silent =
    { $n ->
        [one] Installation silent for more than { $days } days
       *[other] Installations silent for more than { $days } days
    }
overview-silent-do = Review
overview-alerts =
    { $n ->
        [one] { $n } alert is open
       *[other] { $n } alerts are open
    }
overview-alerts-do = Look

overview-ending = Licenses ending, next 12 months
overview-ending-text =
    { $n ->
        [one] { $n } license. Select a month to list them.
       *[other] { $n } licenses. Select a month to list them.
    }
overview-month =
    { $n ->
        [one] { $month }: { $n } license ends
       *[other] { $month }: { $n } licenses end
    }
overview-as-table = Show as table
overview-month-head = Month
overview-jobs = Running now
overview-jobs-n =
    { $n ->
        [one] { $n } job
       *[other] { $n } jobs
    }
overview-jobs-none = Nothing is running.
overview-job =
    { $n ->
        [one] Sending { $n } invitation
       *[other] Sending { $n } invitations
    }
overview-job-done = { $n } sent
overview-job-failed = { $n } failed
overview-job-left = { $n } to go
overview-plans = Seats by plan
overview-plan-label = { $plan }: { $used } of { $total } seats assigned
overview-latest = Latest activity
overview-latest-all = All activity
overview-latest-none = Nothing has happened yet.

first-title = First steps
first-text = Each step ticks itself when it is done.
first-done = Done:
first-progress = { $done } of { $total } done
first-hide = Hide
first-hidden = The first steps are put away. Your settings bring them back.
first-put-away = The list on the overview is put away, for you alone.
first-show = Show again
first-details = Say who you are
first-details-text = The address your mails come from, and where your customers find help
first-details-do = Enter details
first-plan = Add a plan to sell
first-plan-text = A product with its editions, then a plan with its term
first-plan-do = Open plans
first-units = Get units to sell
first-units-text = Enter a purchase code; its units are yours to give on
first-units-do = Enter code
first-customer = Add your first customer
first-customer-text = A company with its language and time zone
first-customer-do = Add customer
first-user = Invite the first user
first-user-text = Open the customer, add a user and send the invitation
first-user-do = Open customers
first-colleague = Invite a colleague
first-colleague-text = Somebody who works here with you, with a role of their own
first-colleague-do = Invite

trail-today = Today
trail-yesterday = Yesterday
activity-text = Who did what, here and in all organizations below.
activity-of = Only
activity-none = No activity yet
activity-none-text = Every change leaves an entry here.
activity-all = All activity
activity-newer = Newer
activity-older = Older
overview-wanted =
    { $n ->
        [one] { $n } customer asks for more licenses
       *[other] { $n } customers ask for more licenses
    }
overview-wanted-do = Answer
overview-bounced-address = New address of { $name }
overview-bounced-mend = Send again
overview-waiting-send =
    { $n ->
        [one] Send { $n } invitation
       *[other] Send { $n } invitations
    }
overview-all = See all
overview-next = Next
overview-settled = It is done
overview-left =
    { $n ->
        [one] { $n } more
       *[other] { $n } more
    }
overview-left-none = That was the last one.
overview-expiring-renew =
    { $n ->
        [one] Renew for { $n } month
       *[other] Renew for { $n } months
    }
overview-full-units = Total of { $edition }
overview-refused-again = Try again now
overview-silent-free = Free the place
overview-alerts-invite = Invite again
overview-alerts-space = Set space
