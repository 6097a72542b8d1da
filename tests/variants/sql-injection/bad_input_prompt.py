import sqlite3


def main() -> None:
    conn = sqlite3.connect("contacts.db")
    name = input("Whose number do you need? ")
    query = "SELECT phone FROM contacts WHERE name = '" + name + "'"
    for (phone,) in conn.execute(query):  # finding
        print(phone)
    conn.close()


if __name__ == "__main__":
    main()
