-- after: foundation/sealing 1
-- What is sealed, and to whom, is destroyed by its own room first.
call app.keeps_case('sealed_object');
