/*
 * Seatwright client kit: license a program from C and from whatever calls C.
 *
 * Every function that can fail returns one of the codes below and, through `answer`, a JSON text in UTF-8 that belongs
 * to the caller: free it with seatwright_string_free. `answer` may be NULL. Texts that are passed in are UTF-8, end with
 * NUL, and are not kept.
 *
 * After a failure the answer is {"code": ..., "detail": ..., "retryable": ...}, sometimes with "retry_after_seconds".
 * docs/CLIENT.md lists the codes.
 *
 * A client may be used by several threads at once. Functions that speak to the server block until it has answered.
 */
#ifndef SEATWRIGHT_H
#define SEATWRIGHT_H

#ifdef __cplusplus
extern "C" {
#endif

/* Done. Of a question, such as seatwright_status: yes. */
#define SEATWRIGHT_DONE 0
/* Refused for good, by the server or by a check. Of a question: no. */
#define SEATWRIGHT_REFUSED 1
/* Called in a wrong way: NULL, not UTF-8, a wrong configuration. */
#define SEATWRIGHT_WRONG_USE 2
/* Server busy or out of reach: the same call may do later. */
#define SEATWRIGHT_RETRYABLE 3
/* A fault of this library. */
#define SEATWRIGHT_INTERNAL 4

/* A client; what is in it is nobody else's. */
typedef struct SeatwrightClient SeatwrightClient;

/*
 * Makes a client and writes it to `client`; NULL is written there if it fails. Nothing is read or sent yet.
 *
 * `config` is a JSON object:
 *   server              address of the license server, https
 *   product             code of the product
 *   state_file          file that keeps the activation
 *   keys                what the server answers at /activation/v1/keys; no other keys are trusted. Without it whoever
 *                       answers at the server's address is trusted
 * and, where the default will not do:
 *   fingerprint         what tells this device from others; default: made of the machine id, on Linux, macOS and
 *                       Windows
 *   machine_id          what a container or virtual machine is told from others by, and nothing else then; default:
 *                       the environment variable SEATWRIGHT_MACHINE_ID
 *   device_name         default: the host name
 *   platform            default: as the system calls itself
 *   software_version    version of the program
 *   language            of what the server says for people, as "fi"
 *   ca_file             PEM file of certificate authorities to trust, and no others
 *   allow_plain_http    true: talk unencrypted to other machines
 *   replace_activation  true: activating forgets an activation that is kept
 */
int seatwright_open(const char *config, SeatwrightClient **client, char **answer);

/* Takes a seat for this device. The answer is the standing, as from seatwright_status. */
int seatwright_activate(const SeatwrightClient *client, const char *username, const char *activation_code,
                        char **answer);

/*
 * As seatwright_activate, and where all places of the person are taken this device takes that of the one heard of longest
 * ago, which stops working. For a button that the person presses after "no-seat-free".
 */
int seatwright_move_here(const SeatwrightClient *client, const char *username, const char *activation_code,
                         char **answer);

/* Takes a seat for this device with a deployment key. `login` is who works on this device and may be "". */
int seatwright_enroll(const SeatwrightClient *client, const char *deployment_key, const char *login, char **answer);

/*
 * The person takes over this device, which a deployment key let in: it becomes theirs, with its history. For a field that
 * an enrolled program shows to whoever works on it.
 */
int seatwright_claim(const SeatwrightClient *client, const char *username, const char *activation_code, char **answer);

/*
 * Tells the server how this device is and takes in the fresh lease. The answer is the standing; SEATWRIGHT_DONE says
 * that the server answered, not that the license is in force.
 *
 * `usage` is NULL or a JSON object with any of storage_used_bytes, last_backup_at, last_success_at (RFC 3339),
 * failed_runs and counters (an object of up to 20 names and whole numbers). "messages" of the standing are to be shown to
 * people.
 *
 * "again_in_seconds" of every answer, refusals included, says when to check in next: when the server wants it, later and
 * later while it cannot be reached, rarely after a refusal for good. It counts the failures of this client.
 */
int seatwright_check_in(const SeatwrightClient *client, const char *usage, char **answer);

/*
 * Verifies the kept lease without a connection. SEATWRIGHT_DONE: the program is licensed, now. SEATWRIGHT_REFUSED: it is
 * not, and "code" in the answer says why. "again_in_seconds" says when the first check-in of this run is due.
 */
int seatwright_status(const SeatwrightClient *client, char **answer);

/*
 * What this device is told from others by, as "fingerprint" of the answer: to be shown to people, who give it to whoever
 * makes a license file for this device alone.
 */
int seatwright_fingerprint(const SeatwrightClient *client, char **answer);

/* As seatwright_status, and whether the plan turns the feature on. SEATWRIGHT_DONE: licensed, with this feature. */
int seatwright_has_feature(const SeatwrightClient *client, const char *feature, char **answer);

/* Gives the seat back and forgets the activation. The answer is {}. */
int seatwright_release(const SeatwrightClient *client, char **answer);

/*
 * For a machine without a network: writes and signs what is carried to the page /offline of the server in place of an
 * activation. The answer is {"request": ..., "address": ...}: one line, and the address that opens that page with the
 * line filled in, for a QR code. The activation code is in both: they are for the server only.
 */
int seatwright_offline_request(const SeatwrightClient *client, const char *username, const char *activation_code,
                               char **answer);

/*
 * Takes in the license file that was carried back, and keeps it: seatwright_status then answers from it where no lease
 * licenses the program. `license_file` is its text, not its name. The answer is the standing. What is refused changes
 * nothing.
 */
int seatwright_accept_license_file(const SeatwrightClient *client, const char *license_file, char **answer);

/*
 * Forgets the license file for ever. The answer is {"receipt": ..., "address": ...}: one line that gives the place back
 * when it is carried to the server, and the address that opens its page with the line filled in, or null. Again is the
 * same receipt, until another file is accepted.
 */
int seatwright_offline_return(const SeatwrightClient *client, char **answer);

/*
 * A QR code of such an address, or of the line alone, so that a telephone can carry it. `as` is "svg" for a picture, or "text" for a
 * terminal. The answer is {"qr": ...}.
 */
int seatwright_qr(const char *line, const char *as, char **answer);

/* Ends a client. No other thread may be using it. NULL is nothing. */
void seatwright_close(SeatwrightClient *client);

/* Frees an answer. NULL is nothing. */
void seatwright_string_free(char *text);

/* The version of this library. Not to be freed. */
const char *seatwright_version(void);

#ifdef __cplusplus
}
#endif

#endif
