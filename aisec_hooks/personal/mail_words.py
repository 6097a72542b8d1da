"""The words that tell a person's mail address from a made-up one."""

from __future__ import annotations

RESERVED = frozenset(("example", "test", "invalid", "localhost", "local", "internal", "localdomain"))
"""Top-level domains where nobody gets mail (RFC 2606, RFC 6762)."""
RESERVED_DOMAINS = frozenset(
    """
    example.com example.org example.net example.edu localhost.localdomain users.noreply.github.com
    openssh.com libssh.org
    """.split()
)
ROLES = frozenset(
    """
    noreply no-reply donotreply git hg svn info support admin administrator root webmaster postmaster hostmaster
    abuse security sales contact help hello team office press media jobs careers hr billing accounts accounting
    legal privacy feedback enquiries inquiries service services customer-service customerservice marketing
    newsletter news mail mailer mailer-daemon daemon nobody www web dev devs developers dev-team ops devops it
    sysadmin bot robot notifications notification alerts alert monitoring bugs bug bugreport issues list lists
    owner owners request subscribe unsubscribe community users user-list discuss announce python-dev opensource
    open-source oss packages maintainer maintainers orders order shop store booking reservations events conduct
    dpo gdpr compliance invoices payments
    """.split()
)
FREE = frozenset(
    """
    gmail.com googlemail.com hotmail.com hotmail.co.uk hotmail.fr outlook.com live.com msn.com yahoo.com
    yahoo.co.uk yahoo.fr yahoo.de yahoo.co.in yahoo.co.jp ymail.com icloud.com me.com mac.com aol.com gmx.de
    gmx.net gmx.at gmx.com web.de t-online.de freenet.de orange.fr free.fr wanadoo.fr laposte.net libero.it
    virgilio.it mail.ru yandex.ru qq.com 163.com 126.com sina.com naver.com proton.me protonmail.com
    fastmail.com hey.com zoho.com tutanota.com
    """.split()
)
"""Where people have mail of their own."""
ENDINGS = frozenset(
    """
    com org net edu gov mil int info biz name pro app dev cloud online site tech xyz email agency solutions
    systems group consulting health care school academy legal bank finance digital studio design media network
    global world live life company software services energy shop store club blog wiki museum travel jobs coop
    aero mobi asia cat post berlin london paris nyc tokyo science engineering university church foundation ngo
    ventures capital partners team work page me io ai co
    """.split()
)
FILE_ENDINGS = frozenset(
    """
    png jpg jpeg gif svg webp ico css scss less js mjs cjs ts tsx jsx json yml yaml toml md rst txt html htm xml
    py pyc rb go php java cfg ini conf lock log csv zip tar gz tgz whl exe dll so bin pdf woff ttf service
    socket timer mount target slice scope swap path device
    """.split()
)
"""What follows `name@` in names of files and units (`logo@2x.png`, `getty@tty.service`)."""
MADE_UP_DOMAINS = frozenset(
    """
    foo bar baz qux quux foobar foobaz spam eggs ham xyz abc abcd asdf qwerty site website mysite yoursite
    somesite mail email mymail somewhere nowhere anywhere elsewhere host myhost hostname server corp mycorp
    initech contoso fabrikam northwind adventure-works globex umbrella wayne-enterprises wayne stark
    starkindustries hooli piedpiper dundermifflin springfield hogwarts whatever something anything blah bla
    lorem ipsum placeholder provider myorg org organization business client customer tenant app myapp webapp
    shop store mystore blog demo fake mock invalid bad good valid wrong none null random temp tmp mailinator
    guerrillamail yopmail tempmail 10minutemail my your our new old one two three first second other another a b
    c x y z aa bb cc xx yy zz aaa bbb ccc xxx yyy zzz python django flask w3 w3schools ietf rfc typicode
    jsonplaceholder reqres
    """.split()
)
MADE_UP_NAMES = frozenset(
    """
    foo bar baz qux quux foobar spam eggs ham xyz abc abcd abcde abcdef asdf qwerty test tester testing tests
    testuser test-user testemail testmail user username users userone usertwo myuser someuser newuser olduser
    otheruser anotheruser example sample demo dummy fake mock placeholder name yourname my-name myname someone
    somebody anyone anybody nobody person people you your me my mine email mail address youremail myemail
    newemail oldemail your-email e-mail account joe john doe johndoe janedoe jdoe jane alice bob carol dave eve
    mallory trent charlie eve oscar peggy victor bobby first last firstname lastname fname lname staff superuser
    super member guest client customer employee manager boss buyer seller vendor student teacher author editor
    reader writer sender recipient receiver from to cc bcc reply invalid valid bad good wrong none null random
    temp tmp unknown anonymous anon default blah bla lorem ipsum something whatever aaa bbb ccc xxx yyy zzz one
    two three new old other another hello hi world python django flask local localpart part contact admin root
    support info sales help security office team hr legal billing webmaster postmaster
    """.split()
)
