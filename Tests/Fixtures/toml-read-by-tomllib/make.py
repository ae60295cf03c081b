"""Writes cases.json: TOML texts with what Python's tomllib (TOML 1.0) reads from them, or that it refuses them.

    python3 make.py        # Python 3.11 or later, standard library only

The lists follow the rules of TOML 1.0 one by one, as the toml-test suite does; then come random documents and random
mutations of them, from a fixed seed.
"""
import base64, json, random, struct, tomllib

VALID = r'''
||a = 1
||a.b.c = 1
||"" = 1
||'' = 1
||"a.b" = 1
||'a"b' = 1
||a . b = 1
||1234 = 1
||3.14 = 1
||-a_b- = 1
||"ø" = 1
||a = 1 # comment
||# only a comment
||
||a = +99
||a = -17
||a = 0
||a = +0
||a = -0
||a = 1_000
||a = 1_2_3_4
||a = 0xDEAD_BEEF
||a = 0xdeadbeef
||a = 0o755
||a = 0b1101_0110
||a = 9223372036854775807
||a = -9223372036854775808
||a = 3.14
||a = -0.01
||a = 5e+22
||a = 1E06
||a = -2E-2
||a = 6.626e-34
||a = 224_617.445_991_228
||a = 1e1_0
||a = -0.0
||a = 0e0
||a = inf
||a = -inf
||a = +inf
||a = true
||a = false
||a = 1979-05-27T07:32:00Z
||a = 1979-05-27t07:32:00z
||a = 1979-05-27 07:32:00Z
||a = 1979-05-27T00:32:00.999999-07:00
||a = 1979-05-27T07:32:00
||a = 1979-05-27
||a = 07:32:00
||a = 00:32:00.5
||a = 2000-02-29
||a = []
||a = [ ]
||a = [1, 2, 3]
||a = [1, 2, 3,]
||a = [[1], ["x", true], []]
||a = [1, "x", {b = 1}]
||a = {}
||a = { }
||a = {b = 1, "c" = 2}
||a = {b.c = 1, b.d = 2}
||a = {b = {c = {d = 1}}}
||[a]
||[a.b.c]
||[ a . "b" . 'c' ]
||["ø"]
||a = "x\ty\n\"z\" \\ \u00E9 \U0001F600 \b\f\r"
||a = 'C:\x'
||a = "tab	inside"
||a = ""
||a = ''
||a = """"""
||a = """"x""""
||a = """""x"""""
||a = \'\'\'\'x\'\'\'\'
'''.strip().split('\n||')
VALID = [t.lstrip('|').replace("\\'", "'") for t in VALID] + [
    '[a]\nb = 1\n[a.c]\nd = 2\n', '[a.b]\nx = 1\n[a]\ny = 2\n', 'a.b = 1\na.c = 2\nd = 3\na.e = 4\n',
    '[[a]]\nx = 1\n[[a]]\nx = 2\n[[a.b]]\ny = 1\n[[a.b]]\ny = 2\n[a.c]\nz = 1\n', '[a]\nb.c = 1\nb.d = 2\n[a.e]\n',
    'a = [\n  1, # one\n\n  2,\n  # end\n]\n', 'a = """\nfirst\n\nsecond"""\n', "a = '''\nfirst\nsecond'''\n",
    'a = """one \\\n\n   two\\\n"""\n', 'a = """\\\n   x\n"""', 'a = 1\r\nb = """x\r\ny"""\r\n', '\t a\t=\t1\t\n', '[a] # c\nb=1', 'a = "\ud7ff\ue000\U0010ffff"\n',
    '[fruit]\napple.color = 1\napple.taste.sweet = true\n[fruit.apple.texture]\nsmooth = true\n', '[x.y.z.w]\n[x]\n',
    '[a.b]\n[a]\nc.d = 1\n', 'a = [{b = 1}, {b = 2}]\n', 'a = [[[[[[[[[[1]]]]]]]]]]\n', 'a=[1,2,3]', '[[a.b]]\n[[a.b]]\n[a.b.c]\n', 'true = 1\ninf = 2\nnan = 3\n1e3 = 4\n',
    'a = """x""" # c\n', 'a = [1,\n#c\n2]#d', 'a = ["""x\ny""", 1]\n', '\ufeffa = 1\n', 'a = "ø\u0308"\n"e\u0301" = 1\n"\u00e9" = 2\n', '', '\n', ' ', '#', 'a = 1', '#\u00e9\n',
]
INVALID = r'''
a
a =
= 1
a = 1 b = 2
a == 1
a b = 1
a. = 1
.a = 1
a..b = 1
a = 1, 
ø = 1
a = 01
a = -01
a = +0x1
a = 0x
a = 0xG
a = 0o8
a = 0b2
a = 1__0
a = _1
a = 1_
a = 0x_1
a = 1.
a = .1
a = 1._2
a = 1_.2
a = 1e
a = 1e_1
a = 1.e1
a = 00.1
a = 1e1.5
a = Inf
a = +true
a = True
a = TRUE
a = tru
a = truex
a = yes
a = null
a = 1979-13-01
a = 1979-02-30
a = 2001-02-29
a = 1979-5-27
a = 1979-05-27T
a = 1979-05-27T07:32
a = 1979-05-27T24:00:00
a = 07:60:00
a = 07:32
a = 1979-05-27T07:32:00+25:00
a = 1979-05-27  07:32:00
a = "x
a = "x\q"
a = "\x41"
a = "\e"
a = "\u12"
a = "\uD800"
a = "\U00110000"
a = 'x
a = """x
a = """x""
a = 'x'y'
a = “x”
a = x
a = [1 2]
a = [1,,2]
a = [,1]
a = [1
a = [1}
a = ]
a = {b = 1
a = {b = 1,}
a = {,}
a = {b}
a = {b = }
a = {b = 1 c = 2}
a = {b = 1, b = 2}
a = {b = 1, b.c = 2}
[a
[a]]
[[a]
[]
[[]]
[a.]
[.a]
[a]b = 1
[a] b = 1
[a b]
[ [a] ]
"""a""" = 1
'''.strip().split('\n') + [
    'a = 1\na = 2\n', 'a.b = 1\na.b = 2\n', 'a = 1\na.b = 2\n', 'a.b = 1\na = 2\n', '[a]\n[a]\n', '[a]\n[[a]]\n', '[[a]]\n[a]\n',
    'a = 1\n[a]\n', 'a = []\n[[a]]\n', 'a = {}\n[a.b]\n', '[a]\nb = 1\n[a.b]\n', '[a.b.c]\nz = 9\n[a]\nb.c.t = 1\n',
    '[a]\nb.c = 1\n[a.b]\n', '[fruit]\napple.color = 1\n[fruit.apple]\nx = 1\n', 'a = {b = 1}\na.c = 2\n', '[a.b.c.d]\nz = 9\n[a]\nb.c.d.k.t = 1\n',
    'a = {\nb = 1}\n', 'a = {b = 1\n}\n', 'a = "x\ny"\n', 'a = 1\rb = 2\r', '# \x00\n', '# \x07\n', 'a = "\x01"\n', "a = '\x7f'\n", 'a = "\x0b"\n', '\x00', 'a = 1 \x0c\n',
    'a = """x\\ y"""\n', 'a = [[a]\n', '[[a.b]]\n[a]\nb.c = 1\n', 'a.b.c = 1\n[a.b]\nd = 2\n', '[a]\nb = { c = 1 }\nb.d = 2\n', 'a = [{b = 1}]\n[[a]]\n', 'a = 1\n\ufeffb = 2\n',
    '"a" = 1\na = 2\n', "'a'.b = 1\n\"a\".b = 2\n", '\u00a0a = 1\n', 'a = 1\u00a0\n',
]


def shown(value):
    """One text for a value: equal texts, equal values."""
    if isinstance(value, bool): return 'b:' + str(value).lower()
    if isinstance(value, int): return f'i:{value}'
    if isinstance(value, float): return 'f:nan' if value != value else 'f:' + struct.pack('>d', value).hex()
    if isinstance(value, str): return 't:' + base64.b64encode(value.encode()).decode()
    if isinstance(value, list): return '[' + ' '.join(map(shown, value)) + ']'
    if isinstance(value, dict):
        pairs = sorted((k.encode(), v) for k, v in value.items())
        return '{' + ' '.join(base64.b64encode(k).decode() + ':' + shown(v) for k, v in pairs) + '}'
    return 'd'


def judged(text):
    try:
        raw = text if isinstance(text, bytes) else text.encode('utf-8', 'surrogatepass')
        decoded = raw.decode('utf-8')
        if decoded.startswith('\ufeff'): decoded = decoded[1:]
        value = tomllib.loads(decoded)
    except (ValueError, RecursionError):
        return raw, None
    return raw, value


def fits(value):
    if isinstance(value, bool): return True
    if isinstance(value, int): return -2**63 <= value < 2**63
    if isinstance(value, list): return all(map(fits, value))
    if isinstance(value, dict): return all(map(fits, value.values()))
    return True


def document(rnd):
    names = ['a', 'b', 'c', '"d e"', "'f.g'", 'h-1', '"ø"', 'title']
    def key(): return '.'.join(rnd.choice(names) for _ in range(rnd.choice([1, 1, 1, 2, 3])))
    def value(depth=0):
        kinds = ['i', 'f', 's', 'l', 'b', 'd', 'm', 'h'] + (['a', 't'] if depth < 3 else [])
        kind = rnd.choice(kinds)
        if kind == 'i': return str(rnd.randint(-10**6, 10**6))
        if kind == 'h': return rnd.choice(['0x', '0X', '0o', '0b']) + str(rnd.choice([1, 10, 101, 77]))
        if kind == 'f': return repr(rnd.uniform(-1e3, 1e3)) if rnd.random() < .7 else f'{rnd.randint(1, 9)}e{rnd.randint(-30, 30)}'
        if kind == 's': return json.dumps(''.join(rnd.choice('ab#"\\[]=\nø') for _ in range(rnd.randint(0, 8))), ensure_ascii=False)
        if kind == 'l': return "'" + ''.join(rnd.choice('ab#"\\[]=ø') for _ in range(rnd.randint(0, 8))) + "'"
        if kind == 'm': return rnd.choice(['"""', "'''"]) .join(['', ''.join(rnd.choice('ab"\n\'') for _ in range(rnd.randint(0, 6))), ''])
        if kind == 'b': return rnd.choice(['true', 'false'])
        if kind == 'd': return rnd.choice(['1979-05-27', '07:32:00', '1979-05-27T07:32:00Z', '1979-05-27 07:32:00.5+01:00'])
        gap = lambda: rnd.choice(['', ' ', '\n', ' # c\n', '\r\n'])
        if kind == 'a': return '[' + ','.join(gap() + value(depth + 1) + gap() for _ in range(rnd.randint(0, 4))) + rnd.choice(['', ',', '\n']) + ']'
        return '{' + ', '.join(key() + ' = ' + value(depth + 1) for _ in range(rnd.randint(0, 3))) + '}'
    lines = []
    for _ in range(rnd.randint(0, 9)):
        r = rnd.random()
        if r < .2: lines.append('[' + key() + ']')
        elif r < .3: lines.append('[[' + key() + ']]')
        else: lines.append(key() + rnd.choice([' = ', '=', '\t= ']) + value() + rnd.choice(['', '', ' # comment']))
    return rnd.choice(['\n', '\n', '\r\n']).join(lines) + rnd.choice(['', '\n'])


def mutated(rnd, text):
    raw = bytearray(text.encode())
    for _ in range(rnd.randint(1, 3)):
        at = rnd.randint(0, len(raw))
        r = rnd.random()
        if r < .4: raw[at:at] = rnd.choice([b'[', b']', b'{', b'}', b'"', b"'", b'=', b'.', b',', b'\\', b'\n', b'#', b'_', b'0', b'-', b'\x00', b'\xc3', b'\r', b' ', b'"""'])
        elif r < .7: del raw[at:at + rnd.randint(1, 4)]
        else: raw[at:at] = raw[rnd.randint(0, len(raw)):][:rnd.randint(1, 9)]
    return bytes(raw)


cases = []
for text in VALID:
    raw, value = judged(text)
    assert value is not None, text
    cases.append((raw, value))
for text in INVALID:
    raw, value = judged(text)
    assert value is None, text
    cases.append((raw, value))
rnd = random.Random(14)
while len(cases) < 1400:
    text = document(rnd)
    raw, value = judged(text if rnd.random() < .5 else mutated(rnd, text))
    if value is not None and not fits(value): continue
    cases.append((raw, value))
with open('cases.json', 'w') as out:
    out.write('[\n' + ',\n'.join(json.dumps([base64.b64encode(raw).decode(), value if value is None else shown(value)]) for raw, value in cases) + '\n]\n')
print(len(cases), 'cases', sum(v is None for _, v in cases), 'refused')
