using System.Text;

namespace Infra.Components.Databases;

/// <summary>
/// The statements that make databases, users and permissions what the arguments say. They are run at every start and change nothing that is
/// right already. Passwords are not in them: the script in front of them sets a variable for each.
/// </summary>
internal static class SqlSetup
{
    /// <summary>The statements.</summary>
    public static string Of(SqlServerArgs args)
    {
        var script = new StringBuilder();
        void Say(string statement) => script.Append(statement).Append(";\n");

        // Quotes and backslashes mean what they say below, whatever the server's options are.
        Say("SET SESSION sql_mode = ''");
        foreach (var database in args.Databases)
            Say($"CREATE DATABASE IF NOT EXISTS {SqlNames.Database(database.Name)}");

        foreach (var user in args.Users)
        {
            Login(Say, user.Name, Variable(user.Name));
            foreach (var database in args.Databases.Where(database => database.Owner == user.Name))
                Say($"GRANT ALL PRIVILEGES ON {SqlNames.Granted(database.Name)}.* TO {SqlNames.User(user.Name)}");

            foreach (var database in user.Reads)
                Say($"GRANT SELECT, SHOW VIEW ON {SqlNames.Granted(database)}.* TO {SqlNames.User(user.Name)}");
        }

        if (args.Backup is not null)
        {
            Login(Say, SqlUser.Backup, Variable(SqlUser.Backup));
            Say($"GRANT {args.Dialect.BackupRights} ON *.* TO {SqlNames.User(SqlUser.Backup)}");
        }

        if (args.Restore is null)
        {
            Say($"DROP USER IF EXISTS {SqlNames.User(SqlUser.Restore)}");
        }
        else
        {
            Login(Say, SqlUser.Restore, Variable(SqlUser.Restore));
            Say($"GRANT {args.Dialect.DefinerRight} ON *.* TO {SqlNames.User(SqlUser.Restore)}");
            foreach (var database in args.Databases)
                Say($"GRANT ALL PRIVILEGES ON {SqlNames.Granted(database.Name)}.* TO {SqlNames.User(SqlUser.Restore)}");
        }

        return script.ToString();
    }

    /// <summary>The users with passwords, by the name of the folder and of the variable that hold it.</summary>
    public static IEnumerable<string> Logins(SqlServerArgs args)
    {
        foreach (var user in args.Users)
            yield return SqlNames.Fold(user.Name);

        if (args.Backup is not null)
            yield return SqlUser.Backup;

        if (args.Restore is not null)
            yield return SqlUser.Restore;
    }

    private static string Variable(string user) => $"@`password-{SqlNames.Fold(user)}`";

    // A statement takes no variable for a password, so it is put together by the server; no moment passes in which there is none.
    private static void Login(Action<string> say, string user, string password)
    {
        foreach (var verb in new[] { "CREATE USER IF NOT EXISTS", "ALTER USER" })
        {
            say($"SET @statement = CONCAT({SqlNames.Text($"{verb} {SqlNames.User(user)} IDENTIFIED BY ")}, QUOTE({password}))");
            say("PREPARE login FROM @statement");
            say("EXECUTE login");
            say("DEALLOCATE PREPARE login");
        }

        say("SET @statement = NULL");
    }
}
