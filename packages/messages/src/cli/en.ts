/** Every text of the command line in English, and by its keys the ids of all texts. */
export const en = {
  'program.description': 'The partner center a cloud reseller runs itself.',
  'help.usage': 'Usage:',
  'help.arguments': 'Arguments:',
  'help.options': 'Options:',
  'help.commands': 'Commands:',
  'help.option': 'show this help',
  'help.default': 'default: {value}',
  'language.option': 'en or fr; otherwise the language of the environment',
  'data.option': 'the data directory',
  'database.option': 'a PostgreSQL connection string, instead of the embedded database in the data directory',
  'logLevel.option': 'what is logged on standard error: fatal, error, warn, info, debug or silent',
  'as.option': 'the person of the partner in whose name it is done',
  'asOrOperator.option': 'the person of the partner in whose name it is done; otherwise the operator’s',
  'output.option': 'how the result is written: text or json',
  'usage.unknownCommand': 'There is no command “{text}”. “mandate --help” lists them.',
  'usage.unknownOption': 'There is no option “{text}” here. Add --help to see those there are.',
  'usage.missingArgument': 'The argument “{text}” is missing. Add --help to see what is needed.',
  'usage.missingOption': 'The option “{text}” is missing. Add --help to see what is needed.',
  'usage.missingValue': 'The option “{text}” needs a value.',
  'usage.tooManyArguments': 'There are more arguments than the command takes. Put names with spaces in quotes.',
  'usage.port': '“{text}” is no port. Ports N to N+3 are used, with N from 1 to 65532.',
  'usage.choice': '“{text}” is not one of the choices: {choices}.',
  'usage.other': 'The command line cannot be read: {text}',

  'version.command': 'Show the version of Mandate and of Node.js',

  'serve.command': 'Run the server',
  'serve.port': 'portal and sign-in on this port, Azure Resource Manager, Graph and Partner Center on the next three',
  'serve.host': 'the address to listen on; from elsewhere than this machine only with this option',
  'serve.demo': 'make a demo of invented companies in an empty data directory, and run it',
  'serve.passwordGrant':
    'let programs collect passwords, as “az login -u -p” does; people with a second factor stay out',
  'serve.openidProvider': 'a JSON file that describes your own OpenID provider, for your staff to sign in with',
  'serve.allowOutgoing': 'ranges of your own network that the server may call, such as 10.1.0.0/16; none by default',
  'serve.outgoingCa': 'a PEM file with certificate authorities, besides the public ones, of servers it calls',
  'serve.smtp':
    'the mail server, such as smtps://user@mail.example.com or smtp://mail.example.com:587; without one, mails are kept for the portal to show',
  'serve.smtpPasswordFile': 'the file with the mail server’s password',
  'serve.mailFrom': 'the address that mails are from',
  'serve.makingDemo': 'Making the demo …',
  'serve.endpoints': 'Azure Resource Manager {arm}, Graph {graph}, Partner Center {partnerCenter}',
  'serve.connection': 'All endpoints, the certificate authority and every sign-in are in {file}',
  'serve.connectionReal': 'All endpoints and the certificate authority are in {file}',
  'serve.signIns': 'Who can sign in:',
  'serve.column.person': 'User name',
  'serve.column.password': 'Password',
  'serve.column.role': 'For what',
  'serve.at': '{role} at {tenant}',
  'serve.role.globalAdministrator': 'Global Administrator',
  'serve.role.user': 'user',
  'serve.ready': 'Mandate is ready at {origin}',
  'serve.notInitialised':
    'There is no installation in {directory} yet. “mandate init” is the next step; “mandate serve --demo” shows a demo.',
  'serve.portalMissing': 'The portal is not built. Run “npm run build” first.',

  'init.command': 'Make a new installation: the partner and its first Global admin',
  'init.partner': 'the name of the partner’s company',
  'init.domain': 'the partner’s domain, for example contoso.com',
  'init.country': 'the partner’s country, as two letters, for example FR',
  'init.admin': 'the user name of the first Global admin, in the partner’s domain',
  'init.port': 'the port at which the server will run, for the sign-in link',
  'init.done': '{partner} is set up in {directory}.',
  'init.link': 'With this link {admin} signs in and sets a password. It works once, within 24 hours:',
  'init.next': 'Start the server first: {command}',

  'resetSignIn.command': 'Let somebody start anew who can no longer sign in; the server must be stopped',
  'resetSignIn.name': 'user principal name',
  'resetSignIn.done':
    'The second factor of {name} is taken away, and everything that they were signed in with has ended.',

  'import.command': 'Read customers, roles or operations from a file',
  'importCustomers.command': 'Import customers from Partner Center’s export (“Export customers”)',
  'importCustomers.file': 'the CSV file',
  'importCustomers.progress': '{done, number} of {total, number} customers added',
  'importCustomers.added':
    '{count, plural, =0 {No customer added} one {# customer added} other {# customers added}}, {existing, plural, =0 {none was here before} one {# was here before} other {# were here before}}.',
  'importCustomers.differing':
    '{count, plural, one {# customer has} other {# customers have}} another name or primary domain here than in the file and {count, plural, one {was} other {were}} left as {count, plural, one {it is} other {they are}}.',
  'importCustomers.badRows':
    '{file} was not imported, because {count, plural, one {# thing is} other {# things are}} wrong with it.',
  'importCustomers.badRowsLater':
    '{file} was imported in part: {added, plural, one {# customer} other {# customers}} were added before others changed what is here, so that {count, plural, one {# thing is} other {# things are}} wrong with the rest.',
  'importCustomers.cancelled':
    'The import was stopped after {added, number} of {total, number}. The same command goes on from there.',
  'importCustomers.interfered':
    'The import stopped after {added, number}, because others kept changing the same data. The same command goes on from there.',
  'importCustomers.refusedLater':
    'The import stopped after {added, plural, one {# customer} other {# customers}}. {reason}',
  'row.line': 'line {line}: {problem}',
  'row.file-empty': 'the file is empty; the first line names the columns',
  'row.column-missing': 'the column “{column}” is missing',
  'row.column-twice': 'the column “{column}” is there twice',
  'row.column-unknown':
    'the column “{text}” is unknown; there are Microsoft ID, Company name, Primary domain name and Relationship',
  'row.semicolons': 'the columns are separated by semicolons; save the file with commas',
  'row.quotes-malformed': 'a quotation mark is out of place or never closed; the rest of the file cannot be read',
  'row.cells': '{actual, plural, one {# field} other {# fields}} instead of {expected, number}',
  'row.id-malformed': '“{text}” is no Microsoft ID; an example is 3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  'row.name-empty': 'the company name is empty',
  'row.name-control-character': 'the company name holds a line break or another control character',
  'row.name-too-long': 'the company name has {length, number} characters; {limit, number} are allowed',
  'row.domain-malformed': '“{text}” is no domain name; an example is contoso.onmicrosoft.com',
  'row.relationship-unknown': 'the relationship “{text}” cannot be imported, only Cloud Reseller',
  'row.id-twice': 'the Microsoft ID {id} stands on line {firstLine} already',
  'row.domain-twice': 'the domain {domain} stands on line {firstLine} already',
  'row.own-id': 'this Microsoft ID is the partner’s own',
  'row.own-domain': 'this domain is the partner’s own',
  'row.no-active-relationship':
    'the company is here but has not accepted this partner; only its own Global administrator can',
  'row.domain-taken': 'the domain {domain} belongs to another company here',
  'file.unreadable': '{file} cannot be read: {reason}.',
  'file.reason.missing': 'there is no such file',
  'file.reason.forbidden': 'access is denied',
  'file.reason.directory': 'it is a directory',
  'file.reason.too-large': 'it is larger than {megabytes, number} MB',
  'file.reason.not-utf8': 'it is not UTF-8 text; save it as “CSV UTF-8”',
  'file.reason.not-json': 'it is not JSON',
  'file.unwritable': '{file} cannot be written: {reason}.',

  'importRoles.command': 'Import the built-in roles of Azure',
  'importRoles.file': 'the JSON file: “az role definition list”, or a listing of the resource provider',
  'importRoles.done':
    'Roles added: {added, number}; changed: {changed, number}; removed: {removed, number}; unchanged: {unchanged, number}.',
  'importRoles.custom':
    '{count, plural, one {# custom role in the file was} other {# custom roles in the file were}} left out: custom roles belong to the tenants that made them.',
  'importRoles.notAListing': '{file} holds no list of roles. “az role definition list” writes one.',
  'importRoles.incomplete': '{file} is one page of several. Put the entries of all pages into one list.',
  'importRoles.none':
    '{file} holds no built-in role{custom, plural, =0 {} one {, only # custom one} other {, only # custom ones}}.',
  'importRoles.badRoles':
    '{file} was not imported, because {count, plural, one {# thing is} other {# things are}} wrong with it.',
  'importRoles.interfered': 'Nothing was imported, because others kept changing the same data. Try again.',
  'entry.named': '{name}: {problem}',
  'entry.unnamed': 'entry {position}: {problem}',
  'entry.not-an-object': 'it is no role definition',
  'entry.name': 'its name is missing, too long or holds control characters',
  'entry.id': 'its id is no GUID',
  'entry.type': 'it is neither a built-in nor a custom role',
  'entry.assignable-scopes': 'its assignable scopes are malformed',
  'entry.permissions': 'its permissions are malformed',
  'entry.actions': 'an action in it is malformed',
  'entry.exclusions': 'it grants actions without saying which are excluded',
  'entry.id-twice': 'its id is in the file twice',
  'entry.name-twice': 'its name is in the file twice',
  'entry.condition-lost':
    'it may give any role to anybody, which Azure allows only under a condition. The listing was made without conditions; make it with api-version 2022-05-01-preview or later',
  'entry.condition': 'its condition cannot be read at character {position}: {message}',
  'entry.condition-version': 'its condition is of version {version}; only 2.0 is known',

  'importOperations.command':
    'Import what Azure calls the operations that roles can name; what requests require does not change',
  'importOperations.file': 'the JSON file: “az provider operation list”, or the listing of the resource provider',
  'importOperations.done':
    '{operations, plural, one {# operation} other {# operations}} of {providers, plural, one {# provider} other {# providers}} can be chosen now.',
  'importOperations.notAListing': '{file} holds no list of operations. “az provider operation list” writes one.',
  'importOperations.incomplete': '{file} is one page of several. Put the entries of all pages into one list.',
  'importOperations.none': '{file} holds no operation.',
  'importOperations.problem': '{at}: {problem}',
  'naming.not-an-object': 'it is no provider, type or operation',
  'naming.namespace': 'the name of the provider is missing or malformed',
  'naming.namespace-twice': 'the provider is in the file twice',
  'naming.list': 'it is no list',
  'naming.name': 'the name of the operation is missing, malformed or has a wildcard',
  'naming.foreign-name': 'the operation belongs to another provider',
  'naming.plane': 'it does not say whether it is an operation on data (isDataAction)',

  'export.command': 'Write customers or roles to a file or to standard output',
  'exportCustomers.command': 'Export the customers in the form of Partner Center’s export',
  'exportRoles.command': 'Export the built-in roles in the form of the resource provider',
  'export.file': 'the file to write, in place of one that may be there; otherwise standard output',

  'az.command': 'Make Azure’s own clients work with this installation',
  'azSetup.command':
    'Print what a shell needs so that az and Azure’s SDKs find this installation: eval "$(mandate az setup)"',
  'azSetup.tenant':
    'the tenant, by id or domain, in which to sign in; of a demo’s tenant, the credentials of its program are printed, too',
  'azSetup.name': 'the name under which az knows the cloud',
  'azSetup.write': 'register the cloud with az and choose it, instead of printing the commands',
  'azSetup.output': 'how the result is written: text for a shell, or json',
  'azSetup.heading': 'Azure’s clients for {origin}: whom to trust, where to sign in.',
  'azSetup.automation': 'The client id and secret are those of the demo’s program in {tenant}.',
  'azSetup.quiet': 'The AZURE_CORE and AZURE_EXTENSION settings keep az from calling Microsoft.',
  'azSetup.register': 'The cloud “{name}”, registered with az and chosen.',
  'azSetup.written': 'az now knows the cloud “{name}” and has chosen it.',
  'azSetup.badName': '“{name}” is no name for a cloud; letters, digits, dots, hyphens and underscores are.',
  'azSetup.microsoftsName': '“{name}” is the name of one of Microsoft’s clouds. Choose another with --name.',
  'azSetup.badTenant': '“{text}” is neither the id nor a domain of a tenant.',
  'azSetup.unknownTenant': 'The demo has no tenant “{text}”. It has {domains}.',
  'azSetup.azMissing': 'az is not installed, or not on the PATH. Without --write the commands are printed instead.',
  'azSetup.azFailed': 'az could not register the cloud: {reason}',
  'connection.missing':
    'No server has run on {directory} yet. Start one with “mandate serve”, or choose another directory with --data.',

  'tls.command': 'Show or change the names that this installation’s certificate answers for',
  'tls.publicNames': 'answer for Microsoft’s own host names, too, for clients that cannot be told of others',
  'tls.noPublicNames': 'answer for Microsoft’s host names no longer',
  'tls.authority':
    'Clients trust the certificate authority in {file}; {exists, select, yes {it is there} other {the first start makes it}}.',
  'tls.noDirectory': 'There is no data directory {directory}. “mandate serve --demo” or “mandate init” makes one.',
  'tls.off': 'Microsoft’s host names are not among those it certifies.',
  'tls.turnedOff':
    'From its next start on, the server answers for Microsoft’s host names no longer. Take these lines out of the hosts file:',
  'tls.on':
    'From its next start on, the server answers for Microsoft’s host names, too, on port 443 of addresses that only this machine has.',
  'tls.hosts': 'Clients on this machine reach it once these lines are in the hosts file ({file}):',
  'tls.meaning.passwords':
    'What it means: while the lines are there, no program on this machine reaches Microsoft under these names. Passwords, secrets and requests meant for Microsoft come here.',
  'tls.meaning.authority':
    'Whoever has {file} can pass for Microsoft to everything that trusts this authority. Trust it in single programs, not in the system or a browser, and on no other machine.',
  'tls.meaning.port':
    'Port 443 takes root, or: setcap cap_net_bind_service=+ep on node. To undo it all: “mandate tls --no-public-names”, and take the lines out again.',

  'failure.directory-in-use':
    'Another Mandate process{pid, select, none {} other { (process {pid})}} is using {directory}. Stop it first, or choose another directory with --data.',
  'failure.directory-unusable': 'The data directory {directory} cannot be used: {reason}',
  'failure.database-unavailable': 'The database cannot be opened: {reason}',
  'failure.port-taken':
    'Port {port} is in use by another program. Stop it, or choose other ports with --port; four in a row are needed.',
  'failure.port-forbidden': 'Port {port} is reserved for the system. Choose others with --port.',
  'failure.public-names-unavailable':
    'Port 443 of {address}, for Microsoft’s host names, cannot be opened ({code}). It takes root and must be free; “mandate tls --no-public-names” does without.',
  'failure.host-unavailable': 'This machine has no address “{host}”.',
  'failure.not-initialised': 'There is no installation here yet. “mandate init” is the next step.',
  'failure.demo-not-loopback':
    'A demo listens on this machine only, because its passwords are no secret. Leave --host out; it was “{host}”.',
  'failure.demo-elsewhere': '{directory} holds an installation that is no demo. Choose an empty directory with --data.',
  'failure.demo-directory-not-empty':
    '{directory} holds other files, “{entry}” among them. Choose an empty directory for the demo with --data.',
  'failure.demo-broken':
    'The demo in {directory} is incomplete, or its connection.json, which alone holds its passwords, is gone. Delete the directory and start the demo anew.',
  'failure.provider-file':
    'The description of the OpenID provider in {file} is not right: see the property {property} ($ is the file itself).',
  'failure.outgoing-range': '“{range}” is no range of addresses; an example is 10.1.0.0/16.',
  'failure.mail-settings':
    '--{option} is missing or not understood. The mail server is given as smtps://user@host, its password in a file, the sender as an address.',
  'failure.outgoing-ca': '{file} holds no certificate in PEM.',
  'failure.partner-name':
    'The partner’s name is empty, longer than {limit, number} characters, or holds control characters.',
  'failure.domain': '“{text}” is no domain name; an example is contoso.com.',
  'failure.country': '“{text}” is no country; an example is FR.',
  'failure.admin-name': '“{text}” is no user name in {domain}; an example is admin@{domain}.',
  'failure.initialised-already': 'There is an installation in {directory} already. “mandate serve” runs it.',
  'failure.initialised-demo': 'There is a demo in {directory}. Choose another directory with --data.',
  'failure.user-unknown': 'Nobody called “{name}” may sign in to this installation.',
  'failure.person-unknown': 'Nobody called “{name}” in the partner’s directory may sign in.',
  'failure.person-not-allowed': '{name} may not do this. It takes one of these roles: {roles}.',
  'failure.server-lost': 'The server stopped answering. See whether it still runs, then try again.',
  'failure.bug': 'Something went wrong that should not: {reason}. With --log-level debug the details are shown.',
  'partnerRole.globalAdmin': 'Global admin',
  'partnerRole.adminAgent': 'Admin agent',
  'partnerRole.salesAgent': 'Sales agent',
  'partnerRole.helpdeskAgent': 'Helpdesk agent',
  'partnerRole.billingAdmin': 'Billing admin',
  'partnerRole.userManagementAdmin': 'User management admin',
} as const;

/** The id of a text of the command line. */
export type CliMessageId = keyof typeof en;
